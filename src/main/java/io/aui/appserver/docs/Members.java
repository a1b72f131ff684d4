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
    for (Schema schema : schemas.values()) {
      if (schema.getProperties() != null) {
        Map<String, Schema> described = new LinkedHashMap<>();
        schema.getProperties().forEach((name, member) -> described.put(name, member(name, member)));
        schema.setProperties(described);
      }
    }
  }

  private Schema member(String name, Schema schema) {
    String reference = schema.getRef() == null ? "" : schema.getRef().substring(REF.length());
    Schema described =
        switch (reference) {
          case "Secret" -> OASFactory.createSchema().type(List.of(SchemaType.STRING));
          case "JsonObjectText" ->
              OASFactory.createSchema().type(List.of(SchemaType.STRING, SchemaType.OBJECT));
          default -> schema;
        };
    described.setDescription(texts.required(name));
    described.setExamples(List.of(Examples.value(texts.required(name + ".example"), described)));
    return described;
  }
}
