package io.aui.appserver.ims;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Configurations of a described instance as JSON text; IMS tells them as objects, and the inner
 * ones sometimes as text.
 */
final class ConfigTexts {
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              // The names are clients', the table of names is shared: names that hash alike spoil
              // it.
              .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
              .build());
  private static final String NONE = "{}";
  private static final String TOKEN = "AuthToken";
  private static final String MASK = "***";

  private ConfigTexts() {}

  /** The configuration as JSON text, {@code {}} where there is none. */
  static String text(JsonNode config) {
    ObjectNode object = asObject(config);
    return object == null ? NONE : object.toString();
  }

  /**
   * The same with every agent's token masked, also within inner JSON texts: who reads it could join
   * the channel as the agent.
   */
  static String masked(JsonNode runtimeConfig) {
    ObjectNode object = asObject(runtimeConfig);
    return object == null ? NONE : mask(object.deepCopy()).toString();
  }

  private static ObjectNode mask(ObjectNode object) {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              ObjectNode inner = asObject(object.get(name));
              if (name.equals(TOKEN)) {
                object.put(name, MASK);
              } else if (inner != null && object.get(name).isTextual()) {
                object.put(name, mask(inner).toString());
              } else if (inner != null) {
                mask(inner);
              }
            });
    return object;
  }

  private static ObjectNode asObject(JsonNode config) {
    if (config instanceof ObjectNode object) {
      return object;
    }
    if (config == null || !config.isTextual()) {
      return null;
    }
    try {
      return JSON.readTree(config.textValue()) instanceof ObjectNode object ? object : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
