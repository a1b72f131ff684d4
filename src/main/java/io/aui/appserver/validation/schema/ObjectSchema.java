package io.aui.appserver.validation.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

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
