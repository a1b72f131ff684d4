package io.aui.appserver.access;

import io.aui.appserver.access.login.TestTokens;
import io.aui.appserver.testing.ManagementPort;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** A server in access mode jwt, with a policy for overrides. */
public class LoginProfile implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(ManagementPort.settings());
    settings.putAll(login());
    return settings;
  }

  private static Map<String, String> login() {
    return Map.of(
        "appserver.sandbox.enabled", "true",
        "appserver.access.mode", "jwt",
        "appserver.access.grants.getAIAgentConcurrency", "monitors",
        "mp.jwt.verify.issuer", TestTokens.ISSUER,
        "mp.jwt.verify.audiences", TestTokens.AUDIENCE,
        "mp.jwt.verify.publickey.location", TestTokens.newPublicKeyFile().toString(),
        "appserver.overrides.max.MaxIdleTime", "600",
        "appserver.overrides.workflow-types.VideoChat.deny", "Greeting");
  }
}
