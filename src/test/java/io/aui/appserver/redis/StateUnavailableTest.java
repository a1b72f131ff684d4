package io.aui.appserver.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.HttpTestBase;
import io.aui.appserver.testing.Json;
import io.aui.appserver.testing.RedisResource;
import io.aui.appserver.testing.RedisServer;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server whose state is in Redis, while Redis hangs. */
@QuarkusTest
@WithTestResource(value = RedisResource.class, scope = TestResourceScope.MATCHING_RESOURCES)
class StateUnavailableTest extends HttpTestBase {
  private final RedisServer redis = RedisServer.ofServerUnderTest();

  @AfterEach
  void thaw() {
    redis.thaw();
    await().until(() -> ready().status() == 200);
  }

  @Test
  void theStateIsInRedis() {
    String id = Api.instance("v1");

    assertThat(redis.command("HEXISTS {aui}:2:instances " + id)).isEqualTo(":1");
    assertThat(ready().json().path("checks").findValuesAsText("name"))
        .containsExactlyInAnyOrder("state", "credentials", "Graceful Shutdown");
    Api.ok("v1", "describeAIAgentInstance", Api.body("describeAIAgentInstance", id));
  }

  @Test
  void readinessTurnsAndComesBack() {
    redis.freeze();
    assertThat(ready().status()).isEqualTo(503);

    redis.thaw();

    await().atMost(Duration.ofSeconds(5)).until(() -> ready().status() == 200);
  }

  @Test
  void operationsThatNeedTheStateAreAnsweredWithinASecondAndThoseThatDoNotAsEver() {
    String id = Api.instance("v1");
    redis.freeze();

    for (int i = 0; i < 2; i++) {
      long start = System.nanoTime();
      Http.Reply reply =
          Api.call("v1", "describeAIAgentInstance", Api.body("describeAIAgentInstance", id));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.text("error_code")).isEqualTo("StateUnavailable");
      assertThat(reply.header("Retry-After")).isEqualTo("1");
    }
    Http.Reply onV2 =
        Api.call("v2", "describeAIAgentInstance", Api.body("describeAIAgentInstance", id));
    assertThat(onV2.status()).isEqualTo(200);
    assertThat(onV2.json().path("code").asInt()).isEqualTo(503);
    Api.ok("v1", "describeAIAgent", Json.object("ai_agent_id", "agent-voice"));

    redis.thaw();

    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () -> Api.ok("v1", "describeAIAgentInstance", Api.body("describeAIAgentInstance", id)));
  }

  private static Http.Reply ready() {
    return Http.get(Api.management() + "/q/health/ready");
  }
}
