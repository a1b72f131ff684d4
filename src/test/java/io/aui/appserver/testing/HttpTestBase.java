package io.aui.appserver.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;

/**
 * Tests of behaviour over HTTP. They run on the packaged jar, some of them in this process, too
 * ({@code XIT extends XTest}), so they use nothing but the network.
 */
@WithTestResource(value = ImsResource.class, scope = TestResourceScope.MATCHING_RESOURCES)
public abstract class HttpTestBase {
  private static final int WARM_UP_ROUNDS = 5;
  private static final AtomicBoolean WARM = new AtomicBoolean();

  /** Calls every operation a few times, once; then blocked event loops count. */
  @BeforeEach
  void beginAnew() {
    Ims.forget();
    if (WARM.compareAndSet(false, true)) {
      BlockedThreads.disarm();
      for (int i = 0; i < WARM_UP_ROUNDS; i++) {
        for (String version : List.of("v1", "v2")) {
          warmUp(version);
        }
      }
      Ims.forget();
    }
    BlockedThreads.arm();
  }

  private static void warmUp(String version) {
    Api.call(version, "getRtcAuthToken", Api.body("getRtcAuthToken", ""));
    for (String operation : Api.IMS_OPERATIONS) {
      JsonNode body = Api.body(operation, Api.instance(version));
      Api.call(version, operation, body);
      Api.call(version, operation, "{");
      Api.call(version, operation, "[]");
      Ims.fault("{\"kind\":\"html\"}");
      Api.call(version, operation, body);
      Ims.forget();
    }
  }
}
