package io.aui.appserver.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More agents, requests and tokens than a user may have. */
class LimitsIT extends AttackTestBase {
  private static final int MANY = 3 * AttackedServer.REQUESTS_PER_MINUTE;

  @Test
  void requestsThatReachImsHaveALimit() throws Exception {
    String user = newUser();
    JsonNode body = Json.object("ai_agent_instance_id", start(user).text("ai_agent_instance_id"));
    attack(
        () -> {
          int served = 0;
          for (int i = 0; i < MANY; i++) {
            Http.Reply reply = call("v1", user, "describeAIAgentInstance", body);
            if (reply.status() == 200) {
              served++;
            } else {
              assertRefusedForALimit(reply);
            }
          }
          // A minute may end in between.
          assertThat(served)
              .isPositive()
              .isLessThanOrEqualTo(2 * AttackedServer.REQUESTS_PER_MINUTE);
        });
  }

  /** Their agents may run, though nobody knows which. */
  @ParameterizedTest
  @ValueSource(strings = {"malformed", "truncated", "empty", "no_content", "reset"})
  void startsOfUnknownOutcomeCount(String kind) throws Exception {
    String user = newUser();
    attack(
        () -> {
          AttackedServer.fault(
              "{\"kind\":\"" + kind + "\",\"action\":\"StartAIAgentInstance\",\"count\":-1}");
          for (int i = 0; i < AttackedServer.CONCURRENT_INSTANCES; i++) {
            Http.Reply reply = start(user);
            assertThat(reply.status()).as(reply.body()).isIn(502, 503, 504);
          }
          AttackedServer.noFaults();
          assertRefusedForALimit(start(user));
        });
  }

  @Test
  void tokensForAChannelHaveALimit() throws Exception {
    String user = newUser();
    JsonNode body = Json.object("channel_id", "channel-of-" + user);
    attack(
        () -> {
          List<Integer> statuses = new ArrayList<>();
          for (int i = 0; i < MANY; i++) {
            Http.Reply reply = call("v1", user, "getRtcAuthToken", body);
            statuses.add(reply.status());
            if (reply.status() != 200) {
              assertRefusedForALimit(reply);
            }
          }
          assertThat(statuses).contains(200, 429);
        });
  }

  /** The hash in a token joins channel and user without a separator. */
  @Test
  void noTwoUsersHaveTokensForTheSameChannelAndUserJoined() {
    String name = newUser();
    int tokens = 0;
    for (String[] reading :
        new String[][] {{"room-", name}, {"room-" + name.substring(0, 2), name.substring(2)}}) {
      Http.Reply reply =
          call("v1", reading[1], "getRtcAuthToken", Json.object("channel_id", reading[0]));
      tokens += reply.status() == 200 ? 1 : 0;
    }
    assertThat(tokens).isEqualTo(1);
    String other = newUser();
    tokens = 0;
    for (String[] reading :
        new String[][] {{"hall-" + other.substring(0, 2), other.substring(2)}, {"hall-", other}}) {
      Http.Reply reply =
          call("v1", reading[1], "getRtcAuthToken", Json.object("channel_id", reading[0]));
      tokens += reply.status() == 200 ? 1 : 0;
    }
    assertThat(tokens).isEqualTo(1);
  }

  @Test
  void aTokensTimeCannotBeReadAsPartOfAnId() {
    for (String user : List.of(newUser() + "1", newUser() + "-2199", newUser())) {
      Http.Reply reply =
          call("v1", user, "getRtcAuthToken", Json.object("channel_id", "standup-of-" + user));
      assertThat(reply.status()).as(reply.body()).isEqualTo(200);
      JsonNode token =
          Json.read(
              new String(
                  Base64.getDecoder().decode(reply.text("rtc_auth_token")),
                  StandardCharsets.UTF_8));
      assertThat(token.path("nonce").asText()).matches("AK-[0-9a-f]{32}[A-Za-z]");
    }
    for (ObjectNode body :
        List.of(Json.object("channel_id", "AK-channel"), Json.object("channel_id", "x-AK-x"))) {
      Http.Reply reply = call("v1", newUser(), "getRtcAuthToken", body);
      assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    }
  }

  @Test
  void onlyAllowedAgentsCanBeNamed() {
    for (String agent : List.of("agent-outbound", "agent-chat", "agent-of-somebody")) {
      Http.Reply reply =
          call(
              "v1",
              newUser(),
              "generateAIAgentCall",
              Json.object("ai_agent_id", agent, "template_config", "{}"));
      assertThat(reply.status()).as(reply.body()).isIn(400, 403, 404);
    }
  }

  private static Http.Reply start(String user) {
    return call("v1", user, "startAIAgentInstance", Json.object("workflow_type", "VoiceChat"));
  }

  private static void assertRefusedForALimit(Http.Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(429);
    assertThat(reply.header("Retry-After")).isNotEmpty();
  }
}
