package io.aui.appserver.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusIntegrationTest
@TestProfile(LoginProfile.class)
class WhoIsWhoIT {
  private static final String ADMINISTRATORS = "aiagent-admin";

  private final String alice = newUser();
  private final String bob = newUser();

  @Test
  void theUserIsWhoIsLoggedIn() {
    Api.as(alice)
        .call("generateAIAgentCall", "template_config", "{}")
        .then()
        .statusCode(200)
        .body("user_id", equalTo(alice));
    assertThat(tokenUser(Api.as(alice).call("getRtcAuthToken"))).isEqualTo(alice);
    assertThat(tokenUser(Api.as(alice).call("getRtcAuthToken", "user_id", alice))).isEqualTo(alice);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "getRtcAuthToken",
        "generateAIAgentCall",
        "startAIAgentInstance",
        "describeAIAgentInstance",
        "stopAIAgentInstance"
      })
  void nobodyActsForOthers(String operation) {
    Response refused =
        Api.as(alice)
            .call(
                operation,
                "user_id",
                bob,
                "workflow_type",
                "VoiceChat",
                "template_config",
                "{}",
                "ai_agent_instance_id",
                "i-1");

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.<String>path("error_code")).isEqualTo("Forbidden");
    assertThat(refused.<String>path("message"))
        .isEqualTo("user_id must be the user who is logged in, or absent");
  }

  @Test
  void administratorsActForOthers() {
    Response token = Api.as(alice, ADMINISTRATORS).call("getRtcAuthToken", "user_id", bob);
    assertThat(tokenUser(token)).isEqualTo(bob);

    String instance = Api.as(alice, ADMINISTRATORS).startsInstance("user_id", bob);
    Api.as(bob)
        .call("stopAIAgentInstance", "ai_agent_instance_id", instance)
        .then()
        .statusCode(200);
  }

  @Test
  void onlyAdministratorsGetAnAdministratorsChatToken() {
    chatToken(Api.as(alice), "").then().statusCode(200);
    chatToken(Api.as(alice), "admin")
        .then()
        .statusCode(403)
        .body("message", equalTo("role admin is for administrators"));
    chatToken(Api.as(alice, ADMINISTRATORS), "admin").then().statusCode(200);
  }

  @Test
  void aUserIdThatMessagingDoesNotAllowIsRefused() {
    Api.as("a-" + alice)
        .call("generateMessageChatToken", "ai_agent_id", "agent-chat")
        .then()
        .statusCode(400)
        .body("error_code", equalTo("InvalidParameter"));
  }

  @Test
  void foreignInstancesLookLikeUnknownOnes() {
    String instance = Api.as(alice).startsInstance();
    for (String operation :
        new String[] {
          "stopAIAgentInstance",
          "describeAIAgentInstance",
          "updateAIAgentInstance",
          "sendAIAgentSpeech",
          "sendAIAgentText"
        }) {
      Response foreign = about(Api.as(bob), operation, instance);
      Response unknown = about(Api.as(bob), operation, UUID.randomUUID().toString());

      assertThat(foreign.statusCode()).as(operation).isEqualTo(404);
      assertThat(foreign.<String>path("error_code")).isEqualTo("InstanceNotFound");
      assertThat(withoutId(foreign)).isEqualTo(withoutId(unknown));
      assertThat(foreign.headers().size()).isEqualTo(unknown.headers().size());
    }
    about(Api.as(alice), "describeAIAgentInstance", instance)
        .then()
        .statusCode(200)
        .body("status", not(equalTo("Finished")));
  }

  @Test
  void ownersAndAdministratorsReachAnInstance() {
    String instance = Api.as(alice).startsInstance();

    about(Api.as(alice), "sendAIAgentSpeech", instance).then().statusCode(200);
    about(Api.as(bob, ADMINISTRATORS), "sendAIAgentText", instance).then().statusCode(200);
    about(Api.as(bob, ADMINISTRATORS), "stopAIAgentInstance", instance).then().statusCode(200);
    about(Api.as(bob), "stopAIAgentInstance", instance).then().statusCode(404);
    about(Api.as(alice), "stopAIAgentInstance", instance)
        .then()
        .statusCode(200)
        .body("result", equalTo(true));
  }

  @Test
  void administratorsReachInstancesThatOnlyImsKnows() {
    String unknown = UUID.randomUUID().toString();
    Response byIms = about(Api.as(bob, ADMINISTRATORS), "stopAIAgentInstance", unknown);
    Response here = about(Api.as(bob), "stopAIAgentInstance", unknown);

    assertThat(here.<String>path("message")).isEqualTo("there is no such instance");
    assertThat(byIms.<String>path("message")).isNotEqualTo("there is no such instance");
  }

  private static Response about(Api api, String operation, String instance) {
    return api.call(
        operation,
        "ai_agent_instance_id",
        instance,
        "text",
        "hello",
        "agent_config",
        Map.of("Volume", 50));
  }

  private static Response chatToken(Api api, String role) {
    return api.call("generateMessageChatToken", "ai_agent_id", "agent-chat", "role", role);
  }

  private static String withoutId(Response response) {
    return response.asString().replace(response.path("request_id"), "");
  }

  private static String tokenUser(Response response) {
    byte[] json = Base64.getDecoder().decode(response.<String>path("rtc_auth_token"));
    return io.restassured.path.json.JsonPath.from(new String(json, StandardCharsets.UTF_8))
        .getString("userid");
  }

  private static String newUser() {
    return "user_" + UUID.randomUUID().toString().replace("-", "");
  }
}
