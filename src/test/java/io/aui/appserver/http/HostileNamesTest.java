package io.aui.appserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.HttpTestBase;
import io.aui.appserver.testing.Json;
import io.aui.appserver.testing.WorstBodies;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Member names that hash alike. Jackson keeps the names that it has seen in a table for all parsers
 * of a factory; such names made it fail on other callers' good requests.
 */
@QuarkusTest
class HostileNamesTest extends HttpTestBase {
  private static final int ROUNDS = 20;

  @Test
  void spoilNoOtherRequest() {
    JsonNode innerText = Json.object("WorkflowOverrideParams", WorstBodies.namesAlike());
    for (int round = 0; round < ROUNDS; round++) {
      isNoFailure(start(Json.object("x", WorstBodies.namesAlike()).path("x")));
      isNoFailure(start(innerText));
      isNoFailure(start(Json.object("x", innerText.toString()).path("x")));

      String good = manyNames(round);
      assertServed(start(Json.object("x", good).path("x")));
      assertServed(start(Json.object("WorkflowOverrideParams", good)));
    }
  }

  private static Http.Reply start(JsonNode agentConfig) {
    return Api.call(
        "v1",
        "startAIAgentInstance",
        Json.object("user_id", "u1", "workflow_type", "VoiceChat", "agent_config", agentConfig));
  }

  private static void isNoFailure(Http.Reply reply) {
    assertThat(reply.status()).as(reply.toString()).isIn(200, 400);
  }

  private static void assertServed(Http.Reply reply) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
  }

  /** Others in each round, so that the table has to grow. */
  private static String manyNames(int round) {
    return IntStream.range(0, 1_200)
        .mapToObj(i -> "\"r" + round + "m" + i + "\":0")
        .collect(Collectors.joining(",", "{", "}"));
  }
}
