package io.aui.appserver.access.overrides;

import static io.aui.appserver.access.overrides.OverridePolicies.policy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules per workflow type. */
class OverridePolicyTypesTest {
  private static final JsonNode CONFIG =
      object()
          .put("Greeting", "x")
          .put("Volume", 100)
          .put("AvatarUrl", "x")
          .put("WakeUpQuery", "x");

  @Test
  void addToTheGeneralRulesForTheirTypeOnly() {
    OverridePolicy policy =
        policy(
            """
            deny=Greeting
            workflow-types.VideoChat.deny=AvatarUrl
            workflow-types.VideoChat.max.Volume=50
            """);
    assertThat(refusedOf(policy, "VoiceChat")).containsExactly("/Greeting");
    assertThat(refusedOf(policy, "VideoChat"))
        .containsExactly("/Greeting", "/Volume", "/AvatarUrl");
    assertThat(refusedOf(policy, "videochat")).hasSize(3);
    assertThat(refusedOf(policy, "Another")).containsExactly("/Greeting");
  }

  @Test
  void allowMoreThanTheGeneralRules() {
    OverridePolicy policy =
        policy("allow=Greeting,Volume;workflow-types.VideoChat.allow=AvatarUrl");
    assertThat(refusedOf(policy, "VoiceChat")).containsExactly("/AvatarUrl", "/WakeUpQuery");
    assertThat(refusedOf(policy, "VideoChat")).containsExactly("/WakeUpQuery");
  }

  @Test
  void restrictTheirTypeWithoutGeneralRules() {
    OverridePolicy policy = policy("workflow-types.VisionChat.allow=Greeting");
    assertThat(refusedOf(policy, "VoiceChat")).isEmpty();
    assertThat(refusedOf(policy, "VisionChat"))
        .containsExactly("/Volume", "/AvatarUrl", "/WakeUpQuery");
  }

  @Test
  void allApplyWhereTheTypeIsUnknown() {
    OverridePolicy policy =
        policy(
            """
            workflow-types.VoiceChat.deny=Greeting
            workflow-types.VideoChat.max.Volume=50
            workflow-types.VisionChat.allow=Greeting,AvatarUrl,Volume
            workflow-types.OutboundCall.deny=AvatarUrl
            """);
    assertThat(refusedOf(policy, null))
        .containsExactlyInAnyOrder("/Greeting", "/Volume", "/WakeUpQuery");
    assertThat(refusedOf(policy, OverridePolicy.OUTBOUND_CALL)).containsExactly("/AvatarUrl");
  }

  @Test
  void followThePartsOfTheTemplate() {
    OverridePolicy policy =
        policy(
            "deny=Greeting;workflow-types.VideoChat.deny=Volume;workflow-types.VoiceChat.allow=*");
    ObjectNode config = object();
    for (String type : List.of("VoiceChat", "VideoChat", "video_chat", "Newer")) {
      config.set(type, CONFIG.deepCopy());
    }
    assertThat(policy.checkTemplateConfig(config, "/t"))
        .extracting(RefusedOverride::pointer)
        .containsExactly(
            "/t/VoiceChat/Greeting",
            "/t/VideoChat/Greeting",
            "/t/VideoChat/Volume",
            "/t/video_chat/Greeting",
            "/t/video_chat/Volume");
  }

  @Test
  void refusePartsThatCannotBeLookedInto() {
    ObjectNode config = object().put("voicechat", "{\"Greeting\":\"x\"}").putNull("VideoChat");
    config.putArray("VisionChat").addObject().put("Greeting", "x");
    assertThat(policy("deny=Greeting").checkTemplateConfig(config, "/t"))
        .containsExactly(
            new RefusedOverride("/t/voicechat", "must be an object"),
            new RefusedOverride("/t/VisionChat", "must be an object"));
  }

  private static List<String> refusedOf(OverridePolicy policy, String type) {
    assertThat(policy.problems()).isEmpty();
    return policy.checkAgentConfig(type, CONFIG, "").stream()
        .map(RefusedOverride::pointer)
        .toList();
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
