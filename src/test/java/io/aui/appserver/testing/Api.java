package io.aui.appserver.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import java.util.List;

/** The server under test. */
public final class Api {
  /** The operations that ask IMS. */
  public static final List<String> IMS_OPERATIONS =
      List.of(
          "generateAIAgentCall",
          "startAIAgentInstance",
          "startAIAgentInstanceWithChannel",
          "stopAIAgentInstance",
          "updateAIAgentInstance",
          "describeAIAgentInstance",
          "sendAIAgentSpeech",
          "sendAIAgentText",
          "generateMessageChatToken");

  private Api() {}

  /** The server's address, without a slash at the end. */
  public static String base() {
    return "http://localhost:" + RestAssured.port;
  }

  /** The address of its management port. */
  public static String management() {
    return System.getProperty(Settings.MANAGEMENT);
  }

  /** The address of an operation. */
  public static String url(String version, String operation) {
    return base() + "/api/" + version + "/aiagent/" + operation;
  }

  /** Calls an operation. */
  public static Http.Reply call(String version, String operation, JsonNode body) {
    return call(version, operation, body.toString());
  }

  /** Calls an operation with a body that need not be JSON. */
  public static Http.Reply call(String version, String operation, String body) {
    return Http.post(url(version, operation), body);
  }

  /** Calls an operation that must succeed. */
  public static JsonNode ok(String version, String operation, JsonNode body) {
    Http.Reply reply = call(version, operation, body);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    assertThat(reply.json().get("code")).as(reply.body()).isEqualTo(Json.read("200"));
    assertThat(reply.text("request_id")).isNotBlank();
    return reply.json();
  }

  /** A new instance's id. */
  public static String instance(String version) {
    return ok(version, "generateAIAgentCall", body("generateAIAgentCall", ""))
        .path("ai_agent_instance_id")
        .asText();
  }

  /** The smallest good request of an operation; the instance only where it is about one. */
  public static JsonNode body(String operation, String instance) {
    return switch (operation) {
      case "generateAIAgentCall" -> Json.object("template_config", "{}", "user_id", "u1");
      case "startAIAgentInstance" -> Json.object("user_id", "u1", "workflow_type", "VoiceChat");
      case "startAIAgentInstanceWithChannel" ->
          Json.object(
              "user_id", "u1",
              "workflow_type", "VoiceChat",
              "ai_agent_id", "agent-voice",
              "channel_id", "channel-1",
              "region", "cn-shanghai");
      case "updateAIAgentInstance" ->
          Json.object("ai_agent_instance_id", instance, "template_config", "{}");
      case "sendAIAgentSpeech", "sendAIAgentText" ->
          Json.object("ai_agent_instance_id", instance, "text", "Hello");
      case "generateMessageChatToken" -> Json.object("ai_agent_id", "agent-chat", "user_id", "u1");
      case "getRtcAuthToken" -> Json.object("user_id", "u1");
      default -> Json.object("ai_agent_instance_id", instance);
    };
  }
}
