package io.aui.appserver.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds what a configuration names: the values of all members of one name, at any depth. */
final class NamesWithin {
  private NamesWithin() {}

  /**
   * The values, those that are no text as JSON.
   *
   * @param config nested at most as deep as request bodies may be; null for none
   * @param member the member's name; other spellings that IMS might take count as well
   */
  static Set<String> of(JsonNode config, String member) {
    Set<String> found = new LinkedHashSet<>();
    if (config != null) {
      collect(config, MemberName.fold(member), found);
    }
    return found;
  }

  private static void collect(JsonNode node, String member, Set<String> found) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              each -> {
                JsonNode value = each.getValue();
                if (!MemberName.isSpelled(each.getKey(), member)) {
                  collect(value, member, found);
                } else if (value.isTextual() ? !value.textValue().isEmpty() : !value.isNull()) {
                  found.add(value.isTextual() ? value.textValue() : value.toString());
                }
              });
    } else if (node.isArray()) {
      node.forEach(element -> collect(element, member, found));
    }
  }
}
