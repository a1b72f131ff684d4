package io.aui.appserver.validation.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** An object. Its documented members are checked; others are accepted unchecked. */
final class ObjectSchema extends Schema {
  /**
   * A documented member.
   *
   * @param step the member as a step of a JSON Pointer
   */
  record Member(String name, String step, Schema schema, boolean required) {
    Member(String name, Schema schema, boolean required) {
      this(name, Violation.step(name), schema, required);
    }
  }

  private final Member[] members;

  ObjectSchema(Member... members) {
    this.members = members.clone();
  }

  @Override
  boolean fits(JsonNode value) {
    return value.isObject();
  }

  @Override
  List<Violation> content(JsonNode value) {
    List<Violation> found = List.of();
    for (Member member : members) {
      List<Violation> inMember = check(member, value.get(member.name));
      if (!inMember.isEmpty()) {
        found = Violation.join(found, member.step, inMember);
        if (found.size() == Violation.LIMIT) {
          break;
        }
      }
    }
    return found;
  }

  @Override
  void undocumented(JsonNode value, String pointer, List<String> into) {
    List<String> known = Arrays.stream(members).map(Member::name).toList();
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      int index = known.indexOf(field.getKey());
      String place = pointer + Violation.step(Shown.plain(field.getKey()));
      if (index < 0) {
        into.add(
            place
                + Nearest.of(field.getKey(), known)
                    .map(nearest -> " (did you mean " + nearest + "?)")
                    .orElse(""));
      } else if (members[index].schema.fits(field.getValue())) {
        members[index].schema.undocumented(field.getValue(), place, into);
      }
      if (into.size() >= Violation.LIMIT) {
        return;
      }
    }
  }

  private static List<Violation> check(Member member, JsonNode value) {
    if (!absent(value)) {
      return member.schema.check(value);
    }
    return member.required
        ? List.of(new Violation("", "is missing, must be " + member.schema.expected()))
        : List.of();
  }

  @Override
  String expected() {
    return "an object";
  }
}
