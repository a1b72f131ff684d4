package io.aui.appserver.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HandoverActionsTest extends EmulatorTestBase {

  @Test
  void takeoverGivesATokenOnlyWhereOneIsWanted() throws Exception {
    JsonNode generated = client.ok("GenerateAIAgentCall", Map.of("AIAgentId", "agent-voice"));
    Map<String, String> named =
        Map.of("InstanceId", generated.path("InstanceId").asText(), "HumanAgentUserId", "human");

    JsonNode without = client.ok("TakeoverAIAgentCall", named);
    assertThat(without.path("ChannelId")).isEqualTo(generated.path("ChannelId"));
    assertThat(without.path("HumanAgentUserId").asText()).isEqualTo("human");
    assertThat(without.has("Token")).isFalse();
    JsonNode with = client.ok("TakeoverAIAgentCall", with(named, "RequireToken", "true"));
    assertThat(
            rtc()
                .problem(
                    with.path("Token").asText(),
                    generated.path("ChannelId").asText(),
                    "human",
                    clock.instant()))
        .isEmpty();
  }

  @Test
  void takeoverNamesAHumanWhereNoneIsGiven() throws Exception {
    assertThat(
            client
                .ok("TakeoverAIAgentCall", Map.of("InstanceId", instance()))
                .path("HumanAgentUserId")
                .asText())
        .isNotBlank();
  }

  @Test
  void takeoverAndForwardNeedARunningInstance() throws Exception {
    String id = instance();
    client.ok("ForwardAIAgentCall", Map.of("InstanceId", id, "CalledNumber", "1"));
    assertRefused(
        400,
        "InvalidRequireToken",
        "TakeoverAIAgentCall",
        Map.of("InstanceId", id, "RequireToken", "1"));
    client.ok("StopAIAgentInstance", Map.of("InstanceId", id));

    for (String action : new String[] {"TakeoverAIAgentCall", "ForwardAIAgentCall"}) {
      assertRefused(404, "InstanceNotFound", action, Map.of("InstanceId", id));
      assertRefused(404, "InstanceNotFound", action, Map.of("InstanceId", "x"));
    }
  }
}
