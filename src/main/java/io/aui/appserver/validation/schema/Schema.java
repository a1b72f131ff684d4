package io.aui.appserver.validation.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a JSON value must look like to be taken by IMS. Immutable; checking never throws, whatever
 * the value, and allocates nothing while all is well (text that holds JSON is parsed, though).
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
   * Checks a value and all that is in it.
   *
   * @param value the value; {@code null} and JSON null count as absent, which is well
   * @param pointer where the value stands, such as {@code /agent_config}; violations start with it
   * @return what is wrong, in document order of the schema, at most five; empty if nothing is
   */
  public final List<Violation> check(JsonNode value, String pointer) {
    List<Violation> found = absent(value) ? List.of() : check(value);
    return found.isEmpty() ? found : Violation.join(List.of(), pointer, found);
  }

  /** Checks a value that is there; pointers of violations start at the value. */
  final List<Violation> check(JsonNode value) {
    return fits(value) ? content(value) : wrong("was " + Shown.kindOf(value));
  }

  /** IMS's clients leave out null members, so an explicit null says no more than absence. */
  static boolean absent(JsonNode value) {
    return value == null || value.isNull() || value.isMissingNode();
  }

  /** A single violation at the value itself: what it must be, and what it is. */
  final List<Violation> wrong(String butIs) {
    return List.of(new Violation("", "must be " + expected() + ", " + butIs));
  }

  /** Whether the value is of the right JSON type. */
  abstract boolean fits(JsonNode value);

  /** Checks a value of the right JSON type. */
  abstract List<Violation> content(JsonNode value);

  /** What is allowed, as the end of the sentence "must be …". */
  abstract String expected();
}
