package io.aui.appserver.testing;

import java.util.Map;

/** The settings of the server under test, and its secrets, which no log may hold. */
public final class Settings {
  public static final String ACCESS_KEY_ID = "test-access-key-id";
  public static final String ACCESS_KEY_SECRET = "test-access-key-secret-3f9c1";
  public static final String RTC_APP_ID = "test-rtc-app";
  public static final String RTC_APP_KEY = "test-rtc-app-key-8d2e7";

  /** The tokens of IMS's callbacks: one is being replaced by the other. */
  public static final String OLD_CALLBACK_TOKEN = "test-callback-token-1b7d2";

  public static final String CALLBACK_TOKEN = "Bearer test-callback-token-9e4a6";

  static final String INSPECTOR = "test.ims.inspector";
  static final String EMULATOR = "test.ims.emulator";
  static final String MANAGEMENT = "test.management";

  static final Map<String, String> AS_IN_PRODUCTION =
      Map.ofEntries(
          Map.entry("appserver.access.mode", "none"),
          Map.entry("appserver.sandbox.enabled", "false"),
          Map.entry("ALIBABA_CLOUD_ACCESS_KEY_ID", ACCESS_KEY_ID),
          Map.entry("ALIBABA_CLOUD_ACCESS_KEY_SECRET", ACCESS_KEY_SECRET),
          Map.entry("appserver.rtc.app-id", RTC_APP_ID),
          Map.entry("appserver.rtc.app-key", RTC_APP_KEY),
          Map.entry("appserver.callback.token", OLD_CALLBACK_TOKEN + "," + CALLBACK_TOKEN),
          Map.entry("appserver.ims.regions", "cn-shanghai,ap-southeast-1"),
          Map.entry("appserver.ims.read-timeout", "5s"),
          // A fault of IMS is then seen by the caller; RetriesIT and BreakerIT test the rest.
          Map.entry("appserver.ims.max-tries", "1"),
          Map.entry("appserver.ims.breaker-failures", "20"),
          Map.entry("appserver.limits.reconcile-interval", "1h"),
          Map.entry("appserver.agents.voice-chat", "agent-voice"),
          Map.entry("appserver.agents.avatar-chat-3d", "agent-avatar"),
          Map.entry("appserver.agents.vision-chat", "agent-vision"),
          Map.entry("appserver.agents.message-chat", "agent-chat"),
          Map.entry("appserver.outbound.caller-number", "02100000000"),
          Map.entry("appserver.oss.bucket", "test-bucket"),
          Map.entry("appserver.oss.base-path", "uploads"),
          Map.entry("appserver.oss.region", "cn-shanghai"),
          Map.entry("appserver.oss.role-arn", "acs:ram::1000000000000000:role/test-uploads"),
          Map.entry("appserver.agents.regions.ap-southeast-1.voice-chat", "agent-video"));

  private Settings() {}
}
