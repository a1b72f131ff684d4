package io.aui.appserver.validation.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The form of a JSON value that IMS accepts. Immutable. A check never throws, whatever the value,
 * and allocates nothing for a valid value, except that strings that hold JSON are parsed.
 */
public abstract sealed class Schema
    permits ObjectSchema,
        ListSchema,
        WeightedTexts,
        TextSchema,
        ChoiceSchema,
        JsonTextSchema,
        IntegerSchema,
        NumberSchema,
        BooleanSchema,
        EitherSchema {

  /**
   * Checks a value and everything in it.
   *
   * @param value the value; {@code null} and JSON null count as absent, which is valid
   * @param pointer the place of the value, such as {@code /agent_config}; violations start with it
   * @return at most five violations, in the order of the schema; empty if the value is valid
   */
  public final List<Violation> check(JsonNode value, String pointer) {
    List<Violation> found = absent(value) ? List.of() : check(value);
    return found.isEmpty() ? found : Violation.join(List.of(), pointer, found);
  }

  /**
   * Names the members that are not documented. They are accepted, but often misspelled.
   *
   * @param pointer the place of the value
   * @return at most five, such as {@code /VoiceChat/greeting (did you mean Greeting?)}
   */
  public final List<String> undocumented(JsonNode value, String pointer) {
    List<String> found = new ArrayList<>();
    if (!absent(value) && fits(value)) {
      undocumented(value, pointer, found);
    }
    return found.stream().limit(Violation.LIMIT).toList();
  }

  /** Adds the members in a value of the right JSON type that are not documented. */
  void undocumented(JsonNode value, String pointer, List<String> into) {}

  /** Checks a present value; pointers of violations are relative to it. */
  final List<Violation> check(JsonNode value) {
    return fits(value) ? content(value) : wrong("was " + Shown.kindOf(value));
  }

  /** IMS's clients leave out null members, so an explicit null means the same as absence. */
  static boolean absent(JsonNode value) {
    return value == null || value.isNull() || value.isMissingNode();
  }

  /** A single violation of the value itself. */
  final List<Violation> wrong(String found) {
    return List.of(new Violation("", "must be " + expected() + ", " + found));
  }

  /** Whether the value is of the right JSON type. */
  abstract boolean fits(JsonNode value);

  /** Checks a value of the right JSON type. */
  abstract List<Violation> content(JsonNode value);

  /** What is allowed, to complete the sentence "must be …". */
  abstract String expected();
}
