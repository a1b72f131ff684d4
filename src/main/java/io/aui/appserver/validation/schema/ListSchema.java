package io.aui.appserver.validation.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A list of items of one schema, with a maximum length. */
final class ListSchema extends Schema {
  private final Schema item;
  private final int maxItems;

  ListSchema(Schema item, int maxItems) {
    this.item = item;
    this.maxItems = maxItems;
  }

  @Override
  boolean fits(JsonNode value) {
    return value.isArray();
  }

  @Override
  List<Violation> content(JsonNode value) {
    if (value.size() > maxItems) {
      return wrong("has " + value.size());
    }
    List<Violation> found = List.of();
    for (int i = 0; i < value.size() && found.size() < Violation.LIMIT; i++) {
      JsonNode element = value.get(i);
      List<Violation> inElement = absent(element) ? List.of() : item.check(element);
      if (!inElement.isEmpty()) {
        found = Violation.join(found, "/" + i, inElement);
      }
    }
    return found;
  }

  @Override
  void undocumented(JsonNode value, String pointer, List<String> into) {
    for (int i = 0; i < value.size() && into.size() < Violation.LIMIT; i++) {
      if (item.fits(value.get(i))) {
        item.undocumented(value.get(i), pointer + "/" + i, into);
      }
    }
  }

  @Override
  String expected() {
    return maxItems == Integer.MAX_VALUE ? "a list" : "a list of at most " + maxItems + " items";
  }
}
