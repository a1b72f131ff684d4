package io.aui.appserver.limits;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** Limits for tests. */
public final class LimitsConfigs {
  /** Before the converters of the library. */
  private static final int PRIORITY = 500;

  private LimitsConfigs() {}

  /** The defaults, except for these settings with their whole names. */
  public static LimitsConfig of(Map<String, String> settings) {
    return of(LimitsConfig.class, settings);
  }

  static <T> T of(Class<T> mapping, Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .withMapping(mapping)
        .withConverter(MemorySize.class, PRIORITY, new MemorySizeConverter())
        .withConverter(Duration.class, PRIORITY, new DurationConverter())
        .withDefaultValues(settings)
        .build()
        .getConfigMapping(mapping);
  }
}
