package io.aui.appserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aui.appserver.sandbox.Emulator;
import io.aui.appserver.sandbox.ReceivedCall;
import io.aui.appserver.testing.EmulatedImsProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** Calls operations of the packaged server over HTTP, and looks at what reached the emulator. */
@TestProfile(EmulatedImsProfile.class)
public abstract class OperationTestBase {
  private static final ObjectMapper JSON = new ObjectMapper();

  @BeforeEach
  void startClean() {
    emulator().clearFaults();
    emulator().clearCalls();
  }

  protected static Emulator emulator() {
    return EmulatedImsProfile.ims();
  }

  protected static Response call(String version, String operation, String body) {
    return RestAssured.given()
        .contentType("application/json")
        .body(body)
        .post("/api/" + version + "/aiagent/" + operation);
  }

  /** JSON written with apostrophes. */
  protected static String quoted(String text) {
    return text.replace('\'', '"');
  }

  protected static JsonNode json(Response response) {
    return json(response.asString());
  }

  protected static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (java.io.IOException e) {
      throw new AssertionError(text, e);
    }
  }

  /** The answer of a call that must succeed. */
  protected static JsonNode ok(String operation, String body) {
    Response response = call("v2", operation, body);
    JsonNode answer = json(response);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(answer.path("code")).describedAs(answer.toString()).isEqualTo(json("200"));
    assertThat(answer.path("request_id").asText()).isNotBlank();
    return answer;
  }

  /** The one call of an action that reached the emulator. */
  protected ReceivedCall sent(String action) {
    List<ReceivedCall> calls = emulator().calls(action);
    assertThat(calls).hasSize(1);
    return calls.get(0);
  }

  /** Checks that both versions refuse a body before anything is sent. */
  protected void refused(String operation, String body, String errorCode, String... inMessage) {
    for (String version : new String[] {"v1", "v2"}) {
      Response response = call(version, operation, body);
      JsonNode answer = json(response);
      assertThat(answer.path("error_code").asText())
          .describedAs(answer.toString())
          .isEqualTo(errorCode);
      assertThat(answer.path("message").asText()).contains(inMessage);
      assertThat(answer.path("code").asInt()).isGreaterThanOrEqualTo(400);
      assertThat(response.statusCode())
          .isEqualTo(version.equals("v1") ? answer.path("code").asInt() : 200);
    }
    assertThat(emulator().calls()).isEmpty();
  }

  /** A running instance of user_1's. */
  protected String instance() {
    String id =
        ok("generateAIAgentCall", "{\"user_id\":\"user_1\",\"session_id\":\"s-1\"}")
            .path("ai_agent_instance_id")
            .asText();
    emulator().clearCalls();
    return id;
  }
}
