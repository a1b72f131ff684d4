package io.aui.appserver.ims;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.ims.pipeline.UnsentRequest;
import io.aui.appserver.testing.RegionStub;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the clients are made of. */
@QuarkusTest
@WithTestResource(value = RegionStub.class, scope = TestResourceScope.MATCHING_RESOURCES)
class ImsClientsTest {
  @Inject ImsClients clients;

  /**
   * A connection that closes before the request is sent cannot be had at will; the check itself is
   * tested in UnsentRequestTest.
   */
  @Test
  void everyClientTellsUnsentRequests() throws ReflectiveOperationException {
    for (Object client : List.of(clients.of("cn-shanghai"), clients.sts())) {
      Field target = client.getClass().getDeclaredField("baseTarget");
      target.setAccessible(true);

      assertThat(
              ((WebTarget) target.get(client)).getConfiguration().isRegistered(UnsentRequest.class))
          .as(client.getClass().getName())
          .isTrue();
    }
  }
}
