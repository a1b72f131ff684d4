package io.aui.appserver.rtc;

import static io.aui.appserver.testing.Json.names;
import static io.aui.appserver.testing.Json.object;
import static io.aui.appserver.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.HttpTestBase;
import io.aui.appserver.testing.Ims;
import io.aui.appserver.testing.RtcToken;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  void aChannelMadeHereIsReturned(String version) {
    JsonNode answer = Api.ok(version, "getRtcAuthToken", object("user_id", "u1"));
    JsonNode other = Api.ok(version, "getRtcAuthToken", object("user_id", "u1"));

    String channel = answer.path("channel_id").asText();
    assertThat(channel).matches("[0-9a-f]{32}").isNotEqualTo(other.path("channel_id").asText());
    RtcToken.decode(answer.path("rtc_auth_token").asText())
        .assertIsFor(channel, "u1", Duration.ofHours(24), true);
  }

  @Test
  void noTwoTokensHaveTheSameNonce() {
    JsonNode body = object("user_id", "u-nonce", "channel_id", "c-nonce");
    assertThat(nonce(Api.ok("v2", "getRtcAuthToken", body)))
        .isNotEqualTo(nonce(Api.ok("v2", "getRtcAuthToken", body)));
  }

  private static String nonce(JsonNode answer) {
    return RtcToken.decode(answer.path("rtc_auth_token").asText())
        .members()
        .path("nonce")
        .textValue();
  }

  /** User, channel, what is refused. */
  @ParameterizedTest
  @CsvSource({
    "AK-1,c,user_id",
    "u,xAK-,channel_id",
    "K-u,cA,channel_id followed by user_id",
    "-u,cAK,channel_id followed by user_id"
  })
  void idsWithTheMarkOfNoncesGetNoToken(String user, String channel, String member) {
    JsonNode body = object("user_id", user, "channel_id", channel);
    for (String version : List.of("v1", "v2")) {
      assertRefused(
          Api.call(version, "getRtcAuthToken", body),
          version,
          400,
          "InvalidParameter",
          member + " must not contain AK-");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "startAIAgentInstance,user_id,u-AK-1",
    "startAIAgentInstanceWithChannel,channel_id,c-AK-1"
  })
  void agentsGetNoTokenForIdsWithTheMarkEither(String operation, String member, String id) {
    JsonNode body = ((ObjectNode) Api.body(operation, "").deepCopy()).put(member, id);

    assertRefused(Api.call("v1", operation, body), "v1", 400, "InvalidParameter", member, "AK-");
    assertThat(Ims.calls()).isEmpty();
  }

  /** 60 for each channel of a user, and as many for all channels that are made here. */
  @ParameterizedTest
  @ValueSource(strings = {"c-limit", ""})
  void tokensForAChannelAreLimitedPerMinute(String channel) {
    ObjectNode body = object("user_id", "u-limit");
    if (!channel.isEmpty()) {
      body.put("channel_id", channel);
    }
    List<Http.Reply> replies = new ArrayList<>();
    for (int i = 0; i < 121; i++) {
      replies.add(Api.call("v1", "getRtcAuthToken", body));
    }
    // All within two minutes at most, so that one minute has seen more than 60.
    assertThat(replies.stream().filter(reply -> reply.status() == 200).count())
        .isBetween(60L, 120L);
    Http.Reply refused =
        replies.stream().filter(reply -> reply.status() != 200).findFirst().orElseThrow();
    assertRefused(refused, "v1", 429, "LimitExceeded", "tokens-per-minute", "60");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
    Api.ok("v1", "getRtcAuthToken", object("user_id", "u-limit", "channel_id", "c-other"));
    Api.ok("v1", "getRtcAuthToken", object("user_id", "u-other", "channel_id", "c-limit"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void aChatTokenIsForTheConfiguredAgentIfNoneIsNamed(String version) {
    Api.ok(version, "generateMessageChatToken", object("user_id", "user_1"));
    assertThat(Ims.onlyCall().parameters()).containsEntry("AIAgentId", "agent-chat");

    Http.Reply elsewhere =
        Api.call(
            version,
            "generateMessageChatToken",
            object("user_id", "user_1", "region", "ap-southeast-1"));
    assertRefused(
        elsewhere,
        version,
        400,
        "MissingParameter",
        "ai_agent_id",
        "APPSERVER_AGENTS_REGIONS_AP_SOUTHEAST_1_MESSAGE_CHAT");
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
