package io.aui.appserver.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Judges the members of a configuration that a call carries. What it does not know must pass. */
@FunctionalInterface
public interface ConfigurationCheck {
  /** Takes every JSON object. */
  ConfigurationCheck NONE = (parameter, config) -> List.of();

  /**
   * Checks one configuration.
   *
   * @param parameter {@code AgentConfig}, {@code TemplateConfig} or {@code Config} (that of an
   *     outbound call)
   * @param config a JSON object
   * @return what is wrong, each beginning with a JSON Pointer that starts with the parameter's name
   *     ({@code /AgentConfig/Volume …}); empty where nothing is
   */
  List<String> violations(String parameter, JsonNode config);
}
