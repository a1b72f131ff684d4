package io.aui.appserver.access;

import static io.restassured.RestAssured.given;

import io.aui.appserver.access.login.TestTokens;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The API as one user sees it.
 *
 * @param version v1 or v2
 * @param authorization the header's value, null for none
 */
public record Api(String version, String authorization) {
  /** A user with a login on v1. */
  public static Api as(String user, String... groups) {
    return new Api("v1", "Bearer " + TestTokens.good(user, groups));
  }

  /** Calls an operation with members: names and values in turn. */
  public Response call(String operation, Object... members) {
    Map<String, Object> body = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      body.put((String) members[i], members[i + 1]);
    }
    var request = given().contentType("application/json").body(body);
    return (authorization == null ? request : request.header("Authorization", authorization))
        .post("/api/" + version + "/aiagent/" + operation);
  }

  /** Starts a voice agent and answers its id. */
  public String startsInstance(Object... members) {
    Object[] all = new Object[members.length + 2];
    all[0] = "workflow_type";
    all[1] = "VoiceChat";
    System.arraycopy(members, 0, all, 2, members.length);
    return call("startAIAgentInstance", all)
        .then()
        .statusCode(200)
        .extract()
        .path("ai_agent_instance_id");
  }
}
