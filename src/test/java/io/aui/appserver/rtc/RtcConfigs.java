package io.aui.appserver.rtc;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Settings of an application, read as the server reads them. */
final class RtcConfigs {
  private RtcConfigs() {}

  /** These settings, and an application unless they name one. */
  static RtcConfig config(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    all.put("appserver.rtc.app-id", "abc");
    all.put("appserver.rtc.app-key", "abckey");
    all.putAll(settings);
    return new SmallRyeConfigBuilder()
        .withConverter(Duration.class, 200, new DurationConverter())
        .withMapping(RtcConfig.class)
        .withDefaultValues(all)
        .build()
        .getConfigMapping(RtcConfig.class);
  }
}
