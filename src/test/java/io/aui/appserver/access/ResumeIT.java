package io.aui.appserver.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a client gets that has lost its page or its network. */
@QuarkusIntegrationTest
@TestProfile(LoginProfile.class)
class ResumeIT {
  private static final String ADMINISTRATORS = "aiagent-admin";
  private static final List<String> THE_SAME =
      List.of(
          "ai_agent_id",
          "ai_agent_instance_id",
          "ai_agent_user_id",
          "channel_id",
          "user_id",
          "workflow_type");

  private final String alice = "user-" + UUID.randomUUID();
  private final String bob = "user-" + UUID.randomUUID();

  @Test
  void itsOwnerGoesOnWithTheSameInstanceAndANewToken() {
    Response started = started();
    Response resumed = resume(alice, started);

    resumed.then().statusCode(200);
    for (String member : THE_SAME) {
      assertThat(resumed.<String>path(member)).as(member).isEqualTo(started.path(member));
    }
    assertThat(resumed.<String>path("rtc_auth_token")).isNotEqualTo(started.path("rtc_auth_token"));
  }

  @Test
  void aRunningInstanceIsResumedWhileStartsAreFrozen() {
    Response started = started();
    freeze(true);
    try {
      resume(alice, started).then().statusCode(200);
    } finally {
      freeze(false);
    }
  }

  @Test
  void theChannelStaysTheUsersWhileTheNewTokenIsValid() {
    Response notResumed = startedForASecond();
    Response resumed = startedForASecond();
    resume(alice, resumed).then().statusCode(200);
    stop(notResumed);
    stop(resumed);

    await().atMost(Duration.ofSeconds(60)).until(() -> tokenOfBob(notResumed).statusCode() == 200);
    tokenOfBob(resumed)
        .then()
        .statusCode(403)
        .body("message", equalTo("channel_id is reserved to another user"));
  }

  @Test
  void nobodyResumesAnotherUsersInstance() {
    resume(bob, started())
        .then()
        .statusCode(404)
        .body("error_code", equalTo("InstanceNotFound"))
        .body("message", equalTo("there is no such instance"));
  }

  @Test
  void anInstanceThatHasEndedIsNotResumed() {
    Response started = started();
    stop(started);

    resume(alice, started)
        .then()
        .statusCode(404)
        .body("error_code", equalTo("InstanceNotFound"))
        .body("message", equalTo("the instance has ended; start a new one"));
  }

  @Test
  void aPhoneCallHasNoChannelToResume() {
    Response started =
        Api.as(alice, ADMINISTRATORS)
            .call(
                "startAIAgentOutboundCall",
                "ai_agent_id",
                "agent-outbound",
                "called_number",
                "13800000000",
                "caller_number",
                "4001112222");
    started.then().statusCode(200);

    resume(alice, started)
        .then()
        .statusCode(400)
        .body("error_code", equalTo("InvalidParameter"))
        .body("message", containsString("phone call"));
  }

  private Response started() {
    Response started =
        Api.as(alice)
            .call("generateAIAgentCall", "workflow_type", "VoiceChat", "template_config", "{}");
    started.then().statusCode(200);
    return started;
  }

  /** Its token, and with it the channel's reservation, is valid for a second. */
  private Response startedForASecond() {
    Response started =
        new Api("v2", Api.as(alice).authorization())
            .call("generateAIAgentCall", "workflow_type", "VoiceChat", "expire", 1);
    started.then().statusCode(200).body("code", equalTo(200));
    return started;
  }

  private void stop(Response started) {
    Api.as(alice)
        .call("stopAIAgentInstance", "ai_agent_instance_id", started.path("ai_agent_instance_id"))
        .then()
        .statusCode(200);
  }

  private Response tokenOfBob(Response started) {
    return Api.as(bob).call("getRtcAuthToken", "channel_id", started.path("channel_id"));
  }

  private static Response resume(String user, Response started) {
    return Api.as(user)
        .call(
            "resumeAIAgentInstance", "ai_agent_instance_id", started.path("ai_agent_instance_id"));
  }

  private void freeze(boolean frozen) {
    Api.as(alice, ADMINISTRATORS).call("freezeStarts", "frozen", frozen).then().statusCode(200);
  }
}
