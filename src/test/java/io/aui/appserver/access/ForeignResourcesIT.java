package io.aui.appserver.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@TestProfile(LoginProfile.class)
class ForeignResourcesIT {
  private final String alice = newName("alice");
  private final String bob = newName("bob");
  private final Api asAlice = Api.as(alice);
  private final Api asBob = Api.as(bob);

  @Test
  void aChosenChannelBelongsToTheFirst() {
    String channel = newName("room");
    asAlice.call("getRtcAuthToken", "channel_id", channel).then().statusCode(200);

    forbidden(asBob.call("getRtcAuthToken", "channel_id", channel));
    forbidden(startIn(asBob, channel));
    asAlice.call("getRtcAuthToken", "channel_id", channel).then().statusCode(200);
    startIn(asAlice, channel).then().statusCode(200);
  }

  @Test
  void aChannelWithAnAgentBelongsToWhoStartedIt() {
    String channel = newName("room");
    startIn(asAlice, channel).then().statusCode(200);

    forbidden(asBob.call("getRtcAuthToken", "channel_id", channel));
  }

  @Test
  void channelsMadeHereAndByImsBelongToTheirUser() {
    String here =
        asAlice.call("startAIAgentInstance", "workflow_type", "VoiceChat").path("channel_id");
    String atIms = asAlice.call("generateAIAgentCall", "template_config", "{}").path("channel_id");
    String withToken = asAlice.call("getRtcAuthToken").path("channel_id");

    for (String channel : new String[] {here, atIms, withToken}) {
      forbidden(asBob.call("getRtcAuthToken", "channel_id", channel));
    }
  }

  @Test
  void noTokenIsMadeThatCouldBePassedOffForAnothersChannel() {
    String channel = newName("room");
    asAlice.call("getRtcAuthToken", "channel_id", channel).then().statusCode(200);

    forbidden(asBob.call("getRtcAuthToken", "channel_id", channel + "x"));
    asAlice.call("getRtcAuthToken", "channel_id", channel + "x").then().statusCode(200);
  }

  @Test
  void administratorsMayJoinAnyChannel() {
    String channel = newName("room");
    asAlice.call("getRtcAuthToken", "channel_id", channel).then().statusCode(200);

    Api.as(bob, "aiagent-admin")
        .call("getRtcAuthToken", "channel_id", channel)
        .then()
        .statusCode(200);
    asAlice.call("getRtcAuthToken", "channel_id", channel).then().statusCode(200);
  }

  @Test
  void aSessionBelongsToWhoNamedItFirst() {
    String session = newName("session");
    asAlice.startsInstance("session_id", session);
    asAlice.startsInstance("session_id", session);

    asBob
        .call("startAIAgentInstance", "workflow_type", "VoiceChat", "session_id", session)
        .then()
        .statusCode(404)
        .body("error_code", equalTo("NotFound"))
        .body("message", equalTo("session_id not found for this user"));
  }

  @Test
  void aVoiceprintBelongsToWhoNamedItFirst() {
    Map<String, Object> config =
        Map.of("VoiceprintConfig", Map.of("VoiceprintId", newName("voice")));
    asAlice.startsInstance("agent_config", config);

    asBob
        .call("startAIAgentInstance", "workflow_type", "VoiceChat", "agent_config", config)
        .then()
        .statusCode(404)
        .body("error_code", equalTo("NotFound"));
  }

  @Test
  void aChatIsWrittenToItsOwnUserOnly() {
    asAlice.startsInstance("chat_sync_config", sync(alice));

    asAlice
        .call("startAIAgentInstance", "workflow_type", "VoiceChat", "chat_sync_config", sync(bob))
        .then()
        .statusCode(403)
        .body("message", equalTo("/chat_sync_config/ReceiverId must be the user who is logged in"));
  }

  @Test
  void whatClientsMayNotSetIsRefusedByName() {
    asAlice
        .call(
            "startAIAgentInstance",
            "workflow_type",
            "VoiceChat",
            "agent_config",
            Map.of("MaxIdleTime", 601))
        .then()
        .statusCode(403)
        .body("error_code", equalTo("Forbidden"))
        .body("message", equalTo("/agent_config/MaxIdleTime must be a number from 0 to 600"));
    String instance = asAlice.startsInstance("agent_config", Map.of("MaxIdleTime", 600));
    asAlice
        .call(
            "updateAIAgentInstance",
            "ai_agent_instance_id",
            instance,
            "template_config",
            "{\"VoiceChat\":{\"MaxIdleTime\":601}}")
        .then()
        .statusCode(403)
        .body(
            "message",
            equalTo("/template_config/VoiceChat/MaxIdleTime must be a number from 0 to 600"));
  }

  @Test
  void rulesFollowTheAgentNotTheTypeThatTheRequestClaims() {
    Map<String, Object> greeting = Map.of("Greeting", "hi");
    asAlice.startsInstance("agent_config", greeting);
    Response disguised =
        asAlice.call(
            "startAIAgentInstance",
            "workflow_type",
            "VoiceChat",
            "ai_agent_id",
            "agent-outbound",
            "agent_config",
            greeting);

    assertThat(disguised.statusCode()).isEqualTo(403);
    assertThat(disguised.<String>path("message"))
        .isEqualTo("/agent_config/Greeting may not be set by clients");
  }

  private static Map<String, String> sync(String receiver) {
    return Map.of("IMAIAgentId", "agent-chat", "ReceiverId", receiver);
  }

  private static Response startIn(Api api, String channel) {
    return api.call(
        "startAIAgentInstanceWithChannel",
        "workflow_type",
        "VoiceChat",
        "ai_agent_id",
        "agent-voice",
        "region",
        "cn-shanghai",
        "channel_id",
        channel);
  }

  private static void forbidden(Response response) {
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.<String>path("error_code")).isEqualTo("Forbidden");
    assertThat(response.<String>path("message"))
        .isEqualTo("channel_id is reserved to another user");
  }

  private static String newName(String prefix) {
    return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  }
}
