package io.aui.appserver.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.ims.ImsEndpoint;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

/** Without the switch there is no emulator, and nothing of it in the configuration. */
@QuarkusTest
@TestProfile(SandboxOffTest.Off.class)
class SandboxOffTest {
  /** A production start, as far as the sandbox is concerned. */
  public static final class Off implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "appserver.sandbox.enabled", "false",
          "ALIBABA_CLOUD_ACCESS_KEY_ID", "id",
          "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "secret");
    }
  }

  @Inject Instance<ImsEndpoint> endpoints;
  @Inject Config config;

  @Test
  void nobodyFindsTheEmulator() {
    assertThat(endpoints.stream().filter(SandboxEndpoint.class::isInstance)).isEmpty();
  }

  @Test
  void noValueComesFromIt() {
    assertThat(config.getOptionalValue("appserver.agents.voice-chat", String.class)).isEmpty();
    assertThat(config.getOptionalValue("appserver.oss.role-arn", String.class)).isEmpty();
  }
}
