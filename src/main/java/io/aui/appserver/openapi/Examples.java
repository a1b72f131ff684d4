package io.aui.appserver.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Composes examples of requests and responses from the examples of their members. */
final class Examples {
  private static final String REF = "#/components/schemas/";

  private final Map<String, Schema> schemas;

  Examples(Map<String, Schema> schemas) {
    this.schemas = schemas;
  }

  /** An example of a referenced schema. */
  Map<String, Object> of(Schema reference) {
    Schema schema = schemas.get(reference.getRef().substring(REF.length()));
    Map<String, Object> example = new LinkedHashMap<>();
    if (schema.getProperties() != null) {
      schema.getProperties().forEach((name, member) -> example.put(name, first(member)));
    }
    return example;
  }

  private static Object first(Schema member) {
    List<Object> examples = member.getExamples();
    return examples == null || examples.isEmpty() ? "" : examples.get(0);
  }

  /** Converts an example's text to the member's type. */
  static Object value(String text, Schema member) {
    List<SchemaType> types = member.getType() == null ? List.of() : member.getType();
    if (types.contains(SchemaType.INTEGER)) {
      return Long.valueOf(text);
    } else if (types.contains(SchemaType.BOOLEAN)) {
      return Boolean.valueOf(text);
    } else if (types.contains(SchemaType.ARRAY)) {
      return List.of();
    } else {
      return text;
    }
  }
}
