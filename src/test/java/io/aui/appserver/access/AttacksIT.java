package io.aui.appserver.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.access.login.TestTokens;
import io.aui.appserver.testing.RawConnection;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Attempts to bypass login and ownership. Paths are sent as raw bytes, because clients would
 * normalize them.
 */
@QuarkusIntegrationTest
@TestProfile(LoginProfile.class)
class AttacksIT {
  private static final String BODY = "{\"user_id\":\"mallory\"}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v2/aiagent/getRtcAuthToken",
        "//api/v2/aiagent/getRtcAuthToken",
        "/api//v2/aiagent/getRtcAuthToken",
        "/api/v2/aiagent//getRtcAuthToken",
        "/api/v2/aiagent/./getRtcAuthToken",
        "/api/v2/x/../aiagent/getRtcAuthToken",
        "/api/v2/aiagent/..;/aiagent/getRtcAuthToken",
        "/api/v2/aiagent;x=y/getRtcAuthToken",
        "/api/v2/aiagent/getRtcAuthToken;x=y",
        "/api/v2/aiagent/getRtcAuthToken/",
        "/api/v2/aiagent/getRtcAuthToken//",
        "/api/v2/aiagent/%67etRtcAuthToken",
        "/api/v2/aiagent%2fgetRtcAuthToken",
        "/api/v2/aiagent/getRtcAuthToken%00",
        "/api/v2/aiagent/getRtcAuthToken%20",
        "/API/V2/AIAGENT/GETRTCAUTHTOKEN",
        "/api/v2/aiagent/getrtcauthtoken",
        "/q/../api/v2/aiagent/getRtcAuthToken",
        "/api/v2/aiagent/getRtcAuthToken?access_token=x",
        "/api/v2/aiagent/getRtcAuthToken?Authorization=x",
      })
  void noSpellingOfAPathBypassesTheLogin(String path) throws IOException {
    String answer = raw("POST " + path + " HTTP/1.1", "");
    assertThat(answer).doesNotContain("rtc_auth_token");
    assertThat(status(answer)).isIn(400, 403, 404, 401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method", "_method"})
  void noHeaderTurnsAnotherMethodIntoPost(String header) throws IOException {
    String answer =
        raw(
            "GET /api/v2/aiagent/getRtcAuthToken HTTP/1.1",
            header + ": POST\r\nAuthorization: " + TestTokens.good("mallory") + "\r\n");
    assertThat(status(answer)).isEqualTo(405);
    assertThat(answer).doesNotContain("rtc_auth_token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"X-Forwarded-User", "X-User-Id", "X-Original-URL", "X-Rewrite-URL", "Cookie"})
  void noOtherHeaderIsALogin(String header) {
    Response answer =
        given()
            .contentType("application/json")
            .header(header, "alice")
            .body(BODY)
            .post("/api/v1/aiagent/getRtcAuthToken");
    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void twoAuthorizationHeadersAreRefused() throws IOException {
    String good = TestTokens.good("mallory");
    for (String two :
        List.of(
            "Authorization: " + good + "\r\nAuthorization: x\r\n",
            "Authorization: x\r\nAuthorization: " + good + "\r\n")) {
      String answer = raw("POST /api/v1/aiagent/getRtcAuthToken HTTP/1.1", two);
      assertThat(status(answer)).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attacker.test/?x=",
        "attacker.test:443/#",
        "attacker.test#",
        "cn-shanghai.attacker.test",
        "cn-shanghai@attacker.test",
        "../",
        "CN-SHANGHAI",
        "cn-shanghai ",
        "cn-shanghai\r\nHost: attacker.test",
        "{region}",
      })
  void noRegionLeadsElsewhere(String region) {
    for (String operation :
        List.of("generateAIAgentCall", "startAIAgentInstance", "generateMessageChatToken")) {
      Response answer =
          new Api("v1", TestTokens.good("alice"))
              .call(
                  operation,
                  "region",
                  region,
                  "workflow_type",
                  "VoiceChat",
                  "template_config",
                  "{}",
                  "ai_agent_id",
                  "agent-chat");
      assertThat(answer.statusCode()).as(operation).isEqualTo(400);
      assertThat(answer.<String>path("message")).startsWith("region must be one of");
    }
  }

  @Test
  void anInstanceCannotBeFoundByGuessing() {
    String instance = Api.as("alice").startsInstance();
    for (String guess :
        List.of(
            instance,
            instance.toUpperCase(java.util.Locale.ROOT),
            instance + "/",
            instance.substring(1),
            "0".repeat(32))) {
      Response answer =
          Api.as("mallory").call("describeAIAgentInstance", "ai_agent_instance_id", guess);
      assertThat(answer.statusCode()).as(guess).isEqualTo(404);
      assertThat(answer.<String>path("error_code")).isEqualTo("InstanceNotFound");
      assertThat(answer.asString()).doesNotContain(instance);
    }
  }

  private static int status(String answer) {
    return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
  }

  private static String raw(String requestLine, String headers) throws IOException {
    String request =
        requestLine
            + "\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
            + headers
            + "Content-Length: "
            + BODY.length()
            + "\r\n\r\n"
            + BODY;
    return RawConnection.exchange(RestAssured.port, request);
  }
}
