package io.aui.appserver.access;

import io.aui.appserver.access.login.TestTokens;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A server in access mode jwt, with a policy for overrides. */
public class LoginProfile implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "appserver.access.mode", "jwt",
        "appserver.access.grants.getAIAgentConcurrency", "monitors",
        "mp.jwt.verify.issuer", TestTokens.ISSUER,
        "mp.jwt.verify.audiences", TestTokens.AUDIENCE,
        "mp.jwt.verify.publickey.location", TestTokens.newPublicKeyFile().toString(),
        "appserver.overrides.max.MaxIdleTime", "600",
        "appserver.overrides.workflow-types.VideoChat.deny", "Greeting");
  }
}
