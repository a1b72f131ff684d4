package io.aui.appserver.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Says of every member what it means, with an example; and shows types of ours as the JSON that
 * they are.
 */
final class Members {
  private static final String REF = "#/components/schemas/";

  /** Types that travel as something simpler. */
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
                .forEach((name, member) -> described.put(name, member(type, name, member)));
            schema.setProperties(described);
          }
        });
  }

  private Schema member(String type, String name, Schema schema) {
    String reference = schema.getRef() == null ? "" : schema.getRef().substring(REF.length());
    Schema described =
        switch (reference) {
          case "Secret" -> OASFactory.createSchema().type(List.of(SchemaType.STRING));
          case "JsonObjectText" ->
              OASFactory.createSchema().type(List.of(SchemaType.STRING, SchemaType.OBJECT));
          default -> schema;
        };
    // Members mean the same everywhere, but for the few that the list names with their type.
    String key = texts.find(type + "." + name).isPresent() ? type + "." + name : name;
    described.setDescription(texts.required(key));
    described.setExamples(List.of(Examples.value(texts.required(key + ".example"), described)));
    return described;
  }
}
