package io.aui.appserver.access;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.aui.appserver.access.login.TestTokens;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Groups from a nested claim, administrators by user id, and a shorter age of tokens. */
@QuarkusIntegrationTest
@TestProfile(AdministratorsIT.Profile.class)
class AdministratorsIT {
  /** Settings as for an issuer whose groups are in {@code realm_access/roles}. */
  public static class Profile extends LoginProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("appserver.access.groups-claim", "realm_access/roles");
      settings.put("appserver.access.admins", "root,other-root");
      settings.put("appserver.access.max-token-age", "1h");
      return settings;
    }
  }

  @Test
  void namedUsersActForOthersAndCallWhatNeedsAGrant() {
    for (String admin : List.of("root", "other-root")) {
      Api api = new Api("v1", TestTokens.good(admin));
      api.call("getRtcAuthToken", "user_id", "somebody").then().statusCode(200);
      api.call("listAIAgentVoiceprints").then().statusCode(200);
    }
    Api nobody = new Api("v1", TestTokens.good("rootless"));
    nobody.call("getRtcAuthToken", "user_id", "somebody").then().statusCode(403);
    nobody.call("listAIAgentVoiceprints").then().statusCode(403);
  }

  @Test
  void groupsComeFromTheConfiguredPathAndNoOtherClaim() {
    new Api("v1", withRoles(List.of("x", "aiagent-admin")))
        .call("getRtcAuthToken", "user_id", "somebody")
        .then()
        .statusCode(200);
    new Api("v1", withRoles("aiagent-admin"))
        .call("getRtcAuthToken", "user_id", "somebody")
        .then()
        .statusCode(200);
    new Api("v1", withRoles("monitors"))
        .call("getAIAgentConcurrency", "ai_agent_id", "agent-voice")
        .then()
        .statusCode(200);
    new Api("v1", TestTokens.good("alice", "aiagent-admin"))
        .call("getRtcAuthToken", "user_id", "somebody")
        .then()
        .statusCode(403);
  }

  @Test
  void tokensMayBeValidForTheConfiguredTime() {
    Map<String, Object> claims = TestTokens.claims("alice");
    claims.put("exp", System.currentTimeMillis() / 1000 + 7_200);

    new Api("v1", TestTokens.sign(claims, "RS256", TestTokens.privateKey(), null))
        .call("getRtcAuthToken")
        .then()
        .statusCode(401)
        .body("error_code", equalTo("LoginInvalid"))
        .body("message", containsString("longer than 3600 s"));
  }

  private static String withRoles(Object roles) {
    Map<String, Object> claims = TestTokens.claims("alice");
    claims.put("realm_access", Map.of("roles", roles));
    return TestTokens.sign(claims, "RS256", TestTokens.privateKey(), null);
  }
}
