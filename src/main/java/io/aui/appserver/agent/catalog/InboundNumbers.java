package io.aui.appserver.agent.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.http.JsonBodyReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the setting with the phone numbers of the agents. */
final class InboundNumbers {
  static final String KEY = "appserver.inbound-phone-numbers";

  private InboundNumbers() {}

  /**
   * The numbers by agent, in the order of the setting.
   *
   * @param setting a JSON object of lists of strings
   * @return empty if the setting has any other form
   */
  static Optional<Map<String, List<String>>> read(String setting) {
    JsonNode root = json(setting);
    if (root == null || !root.isObject()) {
      return Optional.empty();
    }
    Map<String, List<String>> byAgent = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> agent : root.properties()) {
      if (agent.getKey().isBlank() || !agent.getValue().isArray()) {
        return Optional.empty();
      }
      List<String> numbers = new ArrayList<>();
      for (JsonNode number : agent.getValue()) {
        if (!number.isTextual() || number.textValue().isBlank()) {
          return Optional.empty();
        }
        numbers.add(number.textValue());
      }
      byAgent.put(agent.getKey(), List.copyOf(numbers));
    }
    return Optional.of(byAgent);
  }

  private static JsonNode json(String text) {
    try {
      return JsonBodyReader.readSetting(text);
    } catch (IOException e) {
      return null;
    }
  }
}
