package io.aui.appserver.ims.response;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a configuration as JSON text. IMS sends an object, or sometimes a string that holds an
 * object. Everything else, and an absent value, becomes <code>{}</code>.
 */
@RegisterForReflection
class ConfigText extends JsonDeserializer<String> {
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              // Clients choose the names; names with equal hashes would slow down a table that all
              // share.
              .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
              .build());
  private static final String NONE = "{}";

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    ObjectNode config = object(context.readTree(parser));
    return config == null ? NONE : text(config);
  }

  @Override
  public String getNullValue(DeserializationContext context) {
    return NONE;
  }

  String text(ObjectNode config) {
    return config.toString();
  }

  /** A text in a configuration, flat or below the workflow type; empty if it is absent or blank. */
  static Optional<String> find(String config, String member) {
    ObjectNode flat = object(TextNode.valueOf(config));
    if (flat == null) {
      return Optional.empty();
    }
    return Stream.concat(Stream.of(flat), flat.valueStream().map(ConfigText::object))
        .filter(Objects::nonNull)
        .map(each -> each.path(member).asText())
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  private static ObjectNode object(JsonNode config) {
    if (config instanceof ObjectNode object) {
      return object;
    }
    try {
      return config.isTextual() && JSON.readTree(config.textValue()) instanceof ObjectNode object
          ? object
          : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /**
   * The same, with every agent's token masked, also in nested JSON texts: with the token, a reader
   * could join the channel as the agent.
   */
  @RegisterForReflection
  static final class Masked extends ConfigText {
    private static final String TOKEN = "AuthToken";
    private static final String MASK = "***";

    @Override
    String text(ObjectNode config) {
      return mask(config).toString();
    }

    private static ObjectNode mask(ObjectNode config) {
      config
          .fieldNames()
          .forEachRemaining(
              name -> {
                JsonNode value = config.get(name);
                ObjectNode inner = object(value);
                if (name.equals(TOKEN)) {
                  config.put(name, MASK);
                } else if (inner != null && value.isTextual()) {
                  config.put(name, mask(inner).toString());
                } else if (inner != null) {
                  mask(inner);
                }
              });
      return config;
    }
  }
}
