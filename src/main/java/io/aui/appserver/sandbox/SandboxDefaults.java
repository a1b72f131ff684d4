package io.aui.appserver.sandbox;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Supplies values for account-specific settings while the sandbox is on, so that nothing needs to
 * be configured. Any other configuration source takes precedence. Supplies nothing if the sandbox
 * is off.
 */
public final class SandboxDefaults implements ConfigSourceFactory {
  static final String ACCESS_KEY_ID = "sandbox-access-key-id";
  static final String ACCESS_KEY_SECRET = "sandbox-access-key-secret";
  static final String RTC_APP_ID = "sandbox-rtc-app";
  static final String RTC_APP_KEY = "sandbox-rtc-app-key";

  static final String CALLBACK_TOKEN = "appserver.callback.token";

  /** The agents that every emulator knows. */
  static final List<String> AGENTS =
      List.of(
          "agent-voice",
          "agent-avatar",
          "agent-vision",
          "agent-video",
          "agent-chat",
          "agent-outbound");

  private static final String ISSUER = "mp.jwt.verify.issuer";
  private static final String AUDIENCES = "mp.jwt.verify.audiences";
  private static final String KEY_LOCATION = "mp.jwt.verify.publickey.location";
  private static final List<String> LOGIN =
      List.of(ISSUER, AUDIENCES, KEY_LOCATION, "mp.jwt.verify.publickey");

  private static final String ENABLED = "appserver.sandbox.enabled";
  // Below every source that operators set, above the defaults in code.
  private static final int ORDINAL = -1_000;

  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("appserver.agents.voice-chat", "agent-voice"),
          Map.entry("appserver.agents.avatar-chat-3d", "agent-avatar"),
          Map.entry("appserver.agents.vision-chat", "agent-vision"),
          Map.entry("appserver.agents.video-chat", "agent-video"),
          Map.entry("appserver.agents.message-chat", "agent-chat"),
          Map.entry("appserver.agents.outbound-call", "agent-outbound"),
          Map.entry("appserver.rtc.app-id", RTC_APP_ID),
          Map.entry("appserver.rtc.app-key", RTC_APP_KEY),
          Map.entry(CALLBACK_TOKEN, "sandbox-callback-token"),
          Map.entry("appserver.outbound.caller-number", "02100000000"),
          Map.entry("appserver.oss.bucket", "sandbox-bucket"),
          Map.entry("appserver.oss.base-path", "uploads"),
          Map.entry("appserver.oss.region", "cn-shanghai"),
          Map.entry("appserver.oss.role-arn", "acs:ram::1000000000000000:role/sandbox-uploads"));

  /** Called by the configuration library through {@code META-INF/services}. */
  public SandboxDefaults() {}

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    ConfigValue enabled = context.getValue(ENABLED);
    if (enabled == null || !Boolean.parseBoolean(enabled.getValue())) {
      return List.of();
    }
    Map<String, String> values = new HashMap<>(VALUES);
    values.putAll(login(context));
    return List.of(new PropertiesConfigSource(values, "sandbox defaults", ORDINAL));
  }

  /** The sandbox's own login tokens are accepted unless anything is set about login tokens. */
  private static Map<String, String> login(ConfigSourceContext context) {
    ConfigValue port = context.getValue("appserver.sandbox.port");
    boolean fixed = port != null && port.getValue() != null && port.getValue().matches("[1-9]\\d*");
    boolean own = LOGIN.stream().map(context::getValue).anyMatch(SandboxDefaults::isSet);
    return !fixed || own
        ? Map.of()
        : Map.of(
            ISSUER,
            DevLogin.ISSUER,
            AUDIENCES,
            DevLogin.AUDIENCE,
            KEY_LOCATION,
            "http://localhost:" + port.getValue() + ControlEndpoint.KEYS);
  }

  private static boolean isSet(ConfigValue value) {
    return value != null && value.getValue() != null && !value.getValue().isBlank();
  }

  /** Last, so that every other source can turn the sandbox on or off. */
  @Override
  public OptionalInt getPriority() {
    return OptionalInt.of(Integer.MAX_VALUE);
  }
}
