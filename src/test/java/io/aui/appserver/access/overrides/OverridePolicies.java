package io.aui.appserver.access.overrides;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Policies as an operator writes them, read as the server reads its configuration. */
final class OverridePolicies {
  private OverridePolicies() {}

  /** From lines of application.properties, without the prefix; {@code ;} divides lines as well. */
  static OverridePolicy policy(String lines) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(lines.replace(';', '\n')));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> prefixed = new HashMap<>();
    properties.forEach(
        (key, value) -> prefixed.put("appserver.overrides." + key, value.toString()));
    return read(
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(prefixed, "application.properties", 250)));
  }

  static OverridePolicy policyFromEnvironment(Map<String, String> variables) {
    return read(new SmallRyeConfigBuilder().withSources(new EnvConfigSource(variables, 300)));
  }

  private static OverridePolicy read(SmallRyeConfigBuilder builder) {
    return new OverridePolicy(
        builder.withMapping(OverrideConfig.class).build().getConfigMapping(OverrideConfig.class));
  }
}
