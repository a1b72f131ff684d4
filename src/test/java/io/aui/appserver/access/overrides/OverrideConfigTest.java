package io.aui.appserver.access.overrides;

import static io.aui.appserver.access.overrides.OverridePolicies.policy;
import static io.aui.appserver.access.overrides.OverridePolicies.policyFromEnvironment;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverrideConfigTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          max.MaxIdleTime=abc       | appserver.overrides.max.MaxIdleTime (APPSERVER_OVERRIDES_MAX_MAXIDLETIME) must be a number of at least 0, is "abc"
          max.MaxIdleTime=-1        | appserver.overrides.max.MaxIdleTime (APPSERVER_OVERRIDES_MAX_MAXIDLETIME) must be a number of at least 0, is "-1"
          max.MaxIdleTime=1e999999999 | appserver.overrides.max.MaxIdleTime (APPSERVER_OVERRIDES_MAX_MAXIDLETIME) must be a number of at least 0, is "1e999999999"
          max."*"=1                 | appserver.overrides.max.* (APPSERVER_OVERRIDES_MAX__) must name a member such as MaxIdleTime
          deny=Llm Config           | appserver.overrides.deny (APPSERVER_OVERRIDES_DENY) must name members such as LlmConfig.LlmSystemPrompt, names "Llm Config"
          deny=LlmConfig..Volume    | appserver.overrides.deny (APPSERVER_OVERRIDES_DENY) must name members such as LlmConfig.LlmSystemPrompt, names "LlmConfig..Volume"
          allow=/Volume             | appserver.overrides.allow (APPSERVER_OVERRIDES_ALLOW) must name members such as LlmConfig.LlmSystemPrompt, names "/Volume"
          allow=Volume;deny=Volume  | appserver.overrides.allow (APPSERVER_OVERRIDES_ALLOW) names Volume, which is denied as well
          workflow-types.AudioChat.deny=Volume | appserver.overrides.workflow-types.AudioChat (APPSERVER_OVERRIDES_WORKFLOW_TYPES_AUDIOCHAT) is not one of VoiceChat, AvatarChat3D, VisionChat, VideoChat, OutboundCall
          workflow-types.VoiceChat.max.Volume=x | appserver.overrides.workflow-types.VoiceChat.max.Volume (APPSERVER_OVERRIDES_WORKFLOW_TYPES_VOICECHAT_MAX_VOLUME) must be a number of at least 0, is "x"
          """)
  void reportsWhatItCannotRead(String lines, String problem) {
    assertThat(policy(lines).problems()).containsExactly(problem);
  }

  @Test
  void reportsEverythingAtOnce() {
    assertThat(policy("deny=a-b,.;max.x=y;workflow-types.None.allow=?").problems()).hasSize(5);
  }

  @Test
  void anAllowListThatCannotBeReadAllowsNothing() {
    assertThat(policy("allow=?").checkAgentConfig("VoiceChat", config(), "")).hasSize(3);
  }

  @Test
  void takesEmptyListsAsUnset() {
    assertThat(policy("allow=;deny=").checkAgentConfig("VoiceChat", config(), "")).isEmpty();
  }

  @Test
  void isReadFromTheEnvironment() {
    OverridePolicy policy =
        policyFromEnvironment(
            Map.of(
                "APPSERVER_OVERRIDES_DENY", "LlmConfig.LlmSystemPrompt,Greeting",
                "APPSERVER_OVERRIDES_MAX_MAXIDLETIME", "600",
                "APPSERVER_OVERRIDES_WORKFLOW_TYPES_VIDEOCHAT_DENY", "Volume",
                "APPSERVER_OVERRIDES_WORKFLOW_TYPES_AVATARCHAT3D_MAX_VOLUME", "10"));

    assertThat(policy.problems()).isEmpty();
    assertThat(policy.checkAgentConfig("VoiceChat", config(), ""))
        .extracting(RefusedOverride::pointer)
        .containsExactly("/Greeting", "/MaxIdleTime");
    assertThat(policy.checkAgentConfig("VideoChat", config(), ""))
        .extracting(RefusedOverride::pointer)
        .containsExactly("/Greeting", "/MaxIdleTime", "/Volume");
    assertThat(policy.checkAgentConfig("AvatarChat3D", config(), ""))
        .extracting(RefusedOverride::pointer)
        .containsExactly("/Greeting", "/MaxIdleTime", "/Volume");
  }

  private static ObjectNode config() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Greeting", "x")
        .put("MaxIdleTime", 601)
        .put("Volume", 11);
  }
}
