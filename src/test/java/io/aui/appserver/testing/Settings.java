package io.aui.appserver.testing;

import io.aui.appserver.Secret;
import io.aui.appserver.ims.signing.Credentials;
import io.aui.appserver.sandbox.EmulatorOptions;
import io.aui.appserver.sandbox.state.RtcApp;
import java.util.HashMap;
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
          // A fault of IMS is then seen by the caller; BrokenImsIT and CircuitBreakerIT test the
          // rest.
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

  /** An emulator that knows the server's keys and RTC application. */
  public static EmulatorOptions emulatorOptions() {
    return new EmulatorOptions()
        .credentials(Credentials.permanent(ACCESS_KEY_ID, ACCESS_KEY_SECRET))
        .rtc(new RtcApp(RTC_APP_ID, Secret.of(RTC_APP_KEY)));
  }

  /**
   * The least environment of a packaged server: access mode none, one agent, and an IMS. The caller
   * may add to it.
   */
  public static Map<String, String> environment(String imsEndpoint) {
    Map<String, String> environment = new HashMap<>();
    environment.put("APPSERVER_ACCESS_MODE", "none");
    environment.put("ALIBABA_CLOUD_ACCESS_KEY_ID", ACCESS_KEY_ID);
    environment.put("ALIBABA_CLOUD_ACCESS_KEY_SECRET", ACCESS_KEY_SECRET);
    environment.put("APPSERVER_RTC_APP_ID", RTC_APP_ID);
    environment.put("APPSERVER_RTC_APP_KEY", RTC_APP_KEY);
    environment.put("APPSERVER_IMS_ENDPOINT", imsEndpoint);
    environment.put("APPSERVER_AGENTS_VOICE_CHAT", "agent-voice");
    return environment;
  }
}
