package io.aui.appserver.token;

import static io.aui.appserver.testing.Json.names;
import static io.aui.appserver.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.HttpTestBase;
import io.aui.appserver.testing.Ims;
import io.aui.appserver.testing.RtcToken;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TokenOperationsTest extends HttpTestBase {
  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void anRtcTokenOpensTheChannelAskedForWithoutAskingIms(String version) {
    JsonNode answer =
        Api.ok(version, "getRtcAuthToken", object("user_id", "u-1", "channel_id", "c-1"));

    assertThat(names(answer))
        .containsExactlyInAnyOrder(
            "code", "request_id", "rtc_auth_token", "timestamp", "channel_id");
    assertThat(answer.path("channel_id").asText()).isEqualTo("c-1");
    RtcToken token = RtcToken.decode(answer.path("rtc_auth_token").asText());
    token.assertIsFor("c-1", "u-1", Duration.ofHours(24), true);
    assertThat(answer.path("timestamp")).isEqualTo(token.members().path("timestamp"));
    assertThat(Ims.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void aChannelMadeHereIsTold(String version) {
    JsonNode answer = Api.ok(version, "getRtcAuthToken", object("user_id", "u1"));
    JsonNode other = Api.ok(version, "getRtcAuthToken", object("user_id", "u1"));

    String channel = answer.path("channel_id").asText();
    assertThat(channel).matches("[0-9a-f]{32}").isNotEqualTo(other.path("channel_id").asText());
    RtcToken.decode(answer.path("rtc_auth_token").asText())
        .assertIsFor(channel, "u1", Duration.ofHours(24), true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void aChatTokenLivesADayByDefault(String version) {
    JsonNode answer =
        Api.ok(
            version,
            "generateMessageChatToken",
            object("ai_agent_id", "agent-chat", "user_id", "user_1"));

    assertThat(Ims.onlyCall().parameters())
        .isEqualTo(Map.of("AIAgentId", "agent-chat", "UserId", "user_1", "Expire", "86400"));
    assertThat(names(answer))
        .contains(
            "code",
            "request_id",
            "message",
            "app_id",
            "app_sign",
            "token",
            "user_id",
            "nonce",
            "timestamp");
    assertThat(answer.path("message").asText()).isEqualTo("success");
    assertThat(answer.path("user_id").asText()).isEqualTo("user_1");
    assertThat(answer.path("timestamp").isIntegralNumber()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void aChatTokensLifeIsInSecondsOnBothVersions(String version) {
    Api.ok(
        version,
        "generateMessageChatToken",
        object(
            "ai_agent_id", "agent-chat",
            "user_id", "user_1",
            "expire", 604_800,
            "role", "",
            "region", "cn-shanghai"));

    assertThat(Ims.onlyCall().parameters())
        .containsEntry("Expire", "604800")
        .doesNotContainKey("Region");
  }
}
