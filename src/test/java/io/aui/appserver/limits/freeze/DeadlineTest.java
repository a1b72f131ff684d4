package io.aui.appserver.limits.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.ApiCalls;
import io.aui.appserver.ApiCalls.Reply;
import io.aui.appserver.testing.RawConnection;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever fails, every request is answered and keeps nothing. */
@QuarkusTest
@TestProfile(DeadlineTest.Hasty.class)
class DeadlineTest {
  @Inject Failing store;

  private final ApiCalls api = new ApiCalls();

  /** Three seconds, and a store that fails. */
  public static class Hasty implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "appserver.http.request-timeout", "3s",
          "appserver.ims.connect-timeout", "1s",
          "appserver.ims.read-timeout", "1s");
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(Failing.class);
    }
  }

  /** How the store of frozen starts fails; every start asks it first. */
  enum Way {
    SILENT,
    ERROR_AT_ONCE,
    ERROR_ON_SUBSCRIPTION,
    ERROR_LATER
  }

  /** A store that fails in the chosen way. */
  @Alternative
  @Singleton
  static class Failing implements FreezeStore {
    @Inject Vertx vertx;

    private volatile Way way;

    @Override
    public Uni<Boolean> isFrozen() {
      return switch (way) {
        case SILENT -> Uni.createFrom().nothing();
        case ERROR_AT_ONCE -> throw new StackOverflowError();
        case ERROR_ON_SUBSCRIPTION ->
            Uni.createFrom()
                .emitter(
                    emitter -> {
                      throw new StackOverflowError();
                    });
        case ERROR_LATER ->
            Uni.createFrom()
                .emitter(
                    emitter ->
                        vertx.runOnContext(
                            later -> {
                              throw new StackOverflowError();
                            }));
      };
    }

    @Override
    public Uni<Void> set(boolean frozen) {
      return Uni.createFrom().voidItem();
    }
  }

  @BeforeEach
  void fresh() {
    store.way = Way.SILENT;
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void everyRequestIsAnswered(Way way) {
    store.way = way;
    Reply reply = api.call("v1/generateAIAgentCall", body("u1"));
    assertThat(reply.status()).as(reply.body()).isEqualTo(500);
    assertThat(reply.text("error_code")).isEqualTo("InternalError");
    assertThat(reply.text("request_id")).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void anIdempotencyKeyIsNotInFlightForEver(Way way) {
    store.way = way;
    String key = UUID.randomUUID().toString();
    Reply first = api.call("v1/generateAIAgentCall", body("u2"), "Idempotency-Key", key);
    Reply again = api.call("v1/generateAIAgentCall", body("u2"), "Idempotency-Key", key);
    assertThat(first.status()).as(first.body()).isEqualTo(500);
    assertThat(again.status()).as(again.body()).isEqualTo(500);
  }

  @Test
  void aBodyThatDoesNotComeIsAnswered() throws IOException {
    try (RawConnection connection = RawConnection.open()) {
      connection.head("/api/v1/aiagent/getRtcAuthToken", "Content-Length: 10").send("{");
      assertThat(connection.answer()).startsWith("HTTP/1.1 408").contains("RequestTimeout");
    }
  }

  private static String body(String user) {
    return "{\"user_id\":\"" + user + "\",\"template_config\":{}}";
  }
}
