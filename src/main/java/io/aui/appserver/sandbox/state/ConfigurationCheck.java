package io.aui.appserver.sandbox.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Checks the members of a configuration in a call. Unknown members are allowed. */
@FunctionalInterface
public interface ConfigurationCheck {
  /** Allows every JSON object. */
  ConfigurationCheck NONE = (parameter, config) -> List.of();

  /**
   * Checks one configuration.
   *
   * @param parameter {@code AgentConfig}, {@code TemplateConfig} or {@code Config} (that of an
   *     outbound call)
   * @param config a JSON object
   * @return the violations, each starting with a JSON Pointer that begins with the parameter's name
   *     ({@code /AgentConfig/Volume …}); empty if there are none
   */
  List<String> violations(String parameter, JsonNode config);
}
