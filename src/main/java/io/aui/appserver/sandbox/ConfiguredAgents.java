package io.aui.appserver.sandbox;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** The agent ids that the configuration names: the emulator must know them all. */
final class ConfiguredAgents {
  private static final String AGENTS = "appserver.agents.";
  private static final String INBOUND = "appserver.inbound-phone-numbers";

  private ConfiguredAgents() {}

  static Set<String> in(Config config) {
    Set<String> ids = new LinkedHashSet<>();
    for (String name : config.getPropertyNames()) {
      // Environment variables are listed by the names they have there.
      if (name.toLowerCase(Locale.ROOT).replace('_', '.').startsWith(AGENTS)) {
        // One id, or a list of them: those that clients may name.
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
