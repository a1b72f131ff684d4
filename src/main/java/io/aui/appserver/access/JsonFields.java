package io.aui.appserver.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.access.overrides.JsonPlace;
import io.aui.appserver.access.overrides.MemberName;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.tracking.OwnershipRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds the values of all members with one name in a configuration, at any depth. It takes time
 * proportional to the configuration's length and does not recurse.
 */
final class JsonFields {
  private JsonFields() {}

  /** A value and its place. */
  private record Found(JsonNode value, JsonPlace place) {}

  /**
   * Returns the values; numbers count as strings. Refuses (400) a value that is not such a name,
   * and more names than a request may have.
   *
   * @param config the configuration
   * @param request the request's member that holds it, for messages
   * @param member the member's name; other spellings that IMS might accept count too
   * @param maxLength most characters of a value
   */
  static Set<String> of(JsonNode config, String request, String member, int maxLength) {
    Set<String> found = new LinkedHashSet<>();
    String normalized = MemberName.normalize(member);
    Deque<Found> open = new ArrayDeque<>();
    open.push(new Found(config, JsonPlace.root("/" + request)));
    while (!open.isEmpty()) {
      Found here = open.pop();
      int index = 0;
      for (JsonNode element : here.value.isArray() ? here.value : Set.<JsonNode>of()) {
        if (element.isContainerNode()) {
          open.push(new Found(element, here.place.child(index)));
        }
        index++;
      }
      for (Map.Entry<String, JsonNode> each : here.value.properties()) {
        Found below = new Found(each.getValue(), here.place.child(each.getKey()));
        if (MemberName.isSpelled(each.getKey(), normalized)) {
          add(below, maxLength, found);
        } else if (each.getValue().isContainerNode()) {
          open.push(below);
        }
      }
    }
    return found;
  }

  private static void add(Found named, int maxLength, Set<String> found) {
    JsonNode value = named.value;
    if (value.isNull() || (value.isTextual() && value.textValue().isEmpty())) {
      return;
    }
    if (value.isContainerNode()) {
      throw ApiException.invalid(named.place.pointer(), "must be a string");
    }
    if (!isName(value.asText(), maxLength)) {
      throw ApiException.invalid(
          named.place.pointer(),
          "must be 1 to " + maxLength + " printable ASCII characters without blanks");
    }
    found.add(value.asText());
    requireFew(found.size());
  }

  private static boolean isName(String value, int maxLength) {
    return !value.isEmpty()
        && value.length() <= maxLength
        && value.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  /** Refuses (400) more names than a request may have. */
  static void requireFew(int count) {
    if (count > OwnershipRegistry.MAX_NAMES) {
      throw ApiException.invalid(
          "the request",
          "may name at most "
              + OwnershipRegistry.MAX_NAMES
              + " channels, sessions and voiceprints");
    }
  }
}
