package io.aui.appserver.limits.quota;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.ApiCalls;
import io.aui.appserver.ApiCalls.Reply;
import io.aui.appserver.sandbox.Emulator;
import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.EmulatedImsProfile;
import io.aui.appserver.testing.Http;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A limit over everything that reaches IMS, whatever operation it is. */
@QuarkusIntegrationTest
@TestProfile(RequestsPerMinuteIT.OneAMinute.class)
class RequestsPerMinuteIT {
  /** Operations that do not call IMS, and those of administrators. */
  private static final Set<String> WITHOUT_IMS =
      Set.of(
          "getRtcAuthToken",
          "describeAIAgent",
          "stopAllAIAgentInstances",
          "freezeStarts",
          "getUsage",
          "listAIAgentInstances",
          "createEventTicket",
          "events",
          "createGuestPass",
          "listGuestPasses",
          "revokeGuestPass",
          "redeemGuestPass",
          "describeGuest",
          "callback");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ApiCalls api = new ApiCalls();
  private final Emulator ims = EmulatedImsProfile.ims();

  /** One request a minute. */
  public static class OneAMinute extends EmulatedImsProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("appserver.limits.requests-per-minute", "1");
      return settings;
    }
  }

  @Test
  void noOperationReachesImsBeyondTheLimit() throws IOException {
    Set<String> operations = operations();
    assertThat(operations).hasSizeGreaterThan(18).containsAll(WITHOUT_IMS);
    operations.removeAll(WITHOUT_IMS);

    for (String operation : operations) {
      String user = newUser();
      use(user);
      ims.clearCalls();

      Reply reply = api.call("v1/" + operation, body(operation, user));

      assertThat(reply.status()).as(operation + ": " + reply.body()).isEqualTo(429);
      assertThat(reply.text("error_code")).isEqualTo("LimitExceeded");
      assertThat(reply.text("message")).contains("requests-per-minute").contains("1");
      assertThat(Long.parseLong(reply.header("retry-after"))).isBetween(1L, 60L);
      assertThat(ims.calls()).as(operation).isEmpty();
    }
  }

  @Test
  void requestsAnsweredWithoutImsDoNotCount() {
    String user = newUser();
    for (int i = 0; i < 3; i++) {
      Reply token = api.call("v1/getRtcAuthToken", "{\"user_id\":\"" + user + "\"}");
      assertThat(token.status()).isEqualTo(200);
    }

    use(user);
  }

  @Test
  void aStartUsesUpWhatOtherRequestsNeed() {
    String user = newUser();
    Reply start = api.call("v1/generateAIAgentCall", body("generateAIAgentCall", user));
    assertThat(start.status()).as(start.body()).isEqualTo(200);

    assertThat(api.call("v1/sendAIAgentText", body("sendAIAgentText", user)).status())
        .isEqualTo(429);
  }

  private void use(String user) {
    ims.clearCalls();
    api.call("v1/sendAIAgentText", body("sendAIAgentText", user));
    assertThat(ims.calls()).hasSize(1);
  }

  /** Whatever any operation needs: what it does not know, it ignores. */
  private static String body(String operation, String user) {
    ObjectNode body =
        JSON.createObjectNode()
            .put("user_id", user)
            .put("workflow_type", "VoiceChat")
            .put("region", "cn-shanghai")
            .put("ai_agent_id", "agent-voice")
            .put("ai_agent_instance_id", "i-1")
            .put("channel_id", "channel-" + user)
            .put("template_config", "{}")
            .put("text", "Hello")
            .put("message", "{}")
            .put("called_number", "13800000000")
            .put("voiceprint_id", "v-1")
            .put("input", "{\"Type\":\"oss\",\"Data\":\"https://b.oss/p.wav\"}")
            .put("registration_mode", "Explicit")
            .put("session_id", "s-1")
            .put("receiver_id", "r1")
            .put("dialogue_id", "d-1")
            .put("start_time", 1)
            .put("end_time", 2);
    if (operation.equals("sendMessageChatText")) {
      body.put("type", "custom");
    }
    return body.toString();
  }

  private Set<String> operations() throws IOException {
    Set<String> operations = new TreeSet<>();
    JSON.readTree(Http.get(Api.management() + "/q/openapi?format=json").body())
        .path("paths")
        .fieldNames()
        .forEachRemaining(
            path -> {
              String operation = path.substring(path.lastIndexOf('/') + 1);
              operations.add(
                  operation.contains("enerateAIAgentCall") ? "generateAIAgentCall" : operation);
            });
    return operations;
  }

  private static String newUser() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
