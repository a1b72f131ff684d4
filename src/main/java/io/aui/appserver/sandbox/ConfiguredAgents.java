package io.aui.appserver.sandbox;

import io.aui.appserver.sandbox.protocol.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** Finds all agent ids that the configuration names; the emulator must know each of them. */
final class ConfiguredAgents {
  private static final String AGENTS = "appserver.agents.";
  private static final String INBOUND = "appserver.inbound-phone-numbers";

  private ConfiguredAgents() {}

  static Set<String> in(Config config) {
    Set<String> ids = new LinkedHashSet<>();
    for (String name : config.getPropertyNames()) {
      // For an environment variable this is its own name (APPSERVER_AGENTS_…).
      if (name.toLowerCase(Locale.ROOT).replace('_', '.').startsWith(AGENTS)) {
        // One id; for appserver.agents.allowed a list.
        config.getOptionalValues(name, String.class).orElse(List.of()).stream()
            .map(String::strip)
            .forEach(ids::add);
      }
    }
    Optional<String> inbound = config.getOptionalValue(INBOUND, String.class);
    inbound
        .flatMap(Json::readObject)
        .ifPresent(numbers -> numbers.fieldNames().forEachRemaining(ids::add));
    return ids;
  }
}
