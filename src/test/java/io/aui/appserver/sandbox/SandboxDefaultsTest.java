package io.aui.appserver.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class SandboxDefaultsTest {
  private static final String AGENT = "appserver.agents.voice-chat";

  @Test
  void nothingHasToBeConfiguredWhileTheSandboxIsOn() {
    SmallRyeConfig config = config(Map.of("appserver.sandbox.enabled", "true"));

    assertThat(config.getValue(AGENT, String.class)).isEqualTo("agent-voice");
    for (String key :
        new String[] {
          "appserver.agents.avatar-chat-3d",
          "appserver.agents.vision-chat",
          "appserver.agents.video-chat",
          "appserver.agents.message-chat",
          "appserver.rtc.app-id",
          "appserver.rtc.app-key",
          "appserver.outbound.caller-number",
          "appserver.oss.bucket",
          "appserver.oss.base-path",
          "appserver.oss.region",
          "appserver.oss.role-arn",
        }) {
      assertThat(config.getOptionalValue(key, String.class)).as(key).isPresent();
    }
  }

  @Test
  void whatSomebodyConfiguresGoesBefore() {
    SmallRyeConfig config = config(Map.of("appserver.sandbox.enabled", "true", AGENT, "my-own"));

    assertThat(config.getValue(AGENT, String.class)).isEqualTo("my-own");
  }

  @Test
  void itsOwnLoginTokensAreAcceptedUnlessOthersAreConfigured() {
    String location = "mp.jwt.verify.publickey.location";
    Map<String, String> fixedPort =
        Map.of("appserver.sandbox.enabled", "true", "appserver.sandbox.port", "9100");
    assertThat(config(fixedPort).getValue(location, String.class))
        .isEqualTo("http://localhost:9100/_keys");
    assertThat(
            config(Map.of("appserver.sandbox.enabled", "true"))
                .getOptionalValue(location, String.class))
        .as("without a known port")
        .isEmpty();
    for (String own : List.of("issuer", "audiences", "publickey")) {
      Map<String, String> settings = new HashMap<>(fixedPort);
      settings.put("mp.jwt.verify." + own, "mine");
      assertThat(config(settings).getOptionalValue(location, String.class)).as(own).isEmpty();
    }
  }

  @Test
  void suppliesNothingWhileTheSandboxIsOff() {
    assertThat(config(Map.of()).getOptionalValue(AGENT, String.class)).isEmpty();
    assertThat(
            config(Map.of("appserver.sandbox.enabled", "false"))
                .getOptionalValue(AGENT, String.class))
        .isEmpty();
  }

  @Test
  void aProfileMaySwitchItOn() {
    Map<String, String> dev = Map.of("%dev.appserver.sandbox.enabled", "true");

    assertThat(builder(dev).withProfile("dev").build().getOptionalValue(AGENT, String.class))
        .isPresent();
    assertThat(builder(dev).withProfile("prod").build().getOptionalValue(AGENT, String.class))
        .isEmpty();
  }

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(io.smallrye.config.ConfigSourceFactory.class))
        .hasAtLeastOneElementOfType(SandboxDefaults.class);
  }

  @Test
  void settingsHaveDefaultsAndHideTheSecret() {
    SandboxConfig settings = settings(Map.of());
    assertThat(settings.enabled()).isFalse();
    assertThat(settings.port()).isZero();
    assertThat(settings.accessKeyId()).isEqualTo(SandboxDefaults.ACCESS_KEY_ID);
    assertThat(settings.accessKeySecret().reveal()).isEqualTo(SandboxDefaults.ACCESS_KEY_SECRET);

    SandboxConfig set = settings(Map.of("appserver.sandbox.access-key-secret", "top-secret"));
    assertThat(set.accessKeySecret().reveal()).isEqualTo("top-secret");
    assertThat(set + " " + set.accessKeySecret()).doesNotContain("top-secret");
  }

  @Test
  void everyAgentThatTheConfigurationNamesIsKnown() {
    SmallRyeConfig config =
        config(
            Map.of(
                AGENT,
                "a1",
                "appserver.agents.regions.cn-beijing.vision-chat",
                "a2",
                "APPSERVER_AGENTS_MESSAGE_CHAT",
                "a3",
                "appserver.inbound-phone-numbers",
                "{\"a4\":[\"1\"],\"a5\":[]}",
                "appserver.rtc.app-id",
                "no agent"));

    assertThat(ConfiguredAgents.in(config)).containsExactlyInAnyOrder("a1", "a2", "a3", "a4", "a5");
    assertThat(ConfiguredAgents.in(config(Map.of("appserver.agents.allowed", "a1, a6"))))
        .contains("a1", "a6")
        .doesNotContain("a1, a6");
    assertThat(ConfiguredAgents.in(config(Map.of("appserver.inbound-phone-numbers", "no JSON"))))
        .isEmpty();
  }

  private static SandboxConfig settings(Map<String, String> values) {
    return builder(values)
        .withMapping(SandboxConfig.class)
        .build()
        .getConfigMapping(SandboxConfig.class);
  }

  private static SmallRyeConfig config(Map<String, String> values) {
    return builder(values).build();
  }

  private static SmallRyeConfigBuilder builder(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(new PropertiesConfigSource(values, "test", 100))
        .withSources(new SandboxDefaults());
  }
}
