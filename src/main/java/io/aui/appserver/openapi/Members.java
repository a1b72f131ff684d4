package io.aui.appserver.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Adds description and example to every member, and replaces this server's own types by their JSON
 * types.
 */
final class Members {
  private static final String REF = "#/components/schemas/";

  /** This server's own types, which must not appear in the document. */
  private static final List<String> INTERNAL =
      List.of("JsonObjectText", "JsonNode", "JsonNodeType", "ObjectNode", "Secret");

  private final Texts texts;

  Members(Texts texts) {
    this.texts = texts;
  }

  void describe(Map<String, Schema> schemas) {
    INTERNAL.forEach(schemas::remove);
    schemas.forEach(
        (type, schema) -> {
          if (schema.getProperties() != null) {
            Map<String, Schema> described = new LinkedHashMap<>();
            schema
                .getProperties()
                .forEach((name, member) -> described.put(name, member(key(type, name), member)));
            schema.setProperties(described);
          }
        });
  }

  /** A member that has another meaning in one type has its own text: {@code Type.name}. */
  private String key(String type, String name) {
    String own = type + "." + name;
    return texts.find(own).isPresent() ? own : name;
  }

  private Schema member(String key, Schema schema) {
    String reference = schema.getRef() == null ? "" : schema.getRef().substring(REF.length());
    Schema described =
        switch (reference) {
          case "Secret" -> OASFactory.createSchema().type(List.of(SchemaType.STRING));
          case "JsonObjectText", "JsonNode" ->
              OASFactory.createSchema().type(List.of(SchemaType.STRING, SchemaType.OBJECT));
          default -> schema;
        };
    described.setDescription(texts.required(key));
    described.setExamples(List.of(Examples.value(texts.required(key + ".example"), described)));
    return described;
  }
}
