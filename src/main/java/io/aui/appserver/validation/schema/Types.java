package io.aui.appserver.validation.schema;

import io.aui.appserver.validation.schema.IntegerSchema.Range;
import io.aui.appserver.validation.schema.ObjectSchema.Member;
import java.util.List;

/** Factory methods with which {@link Schemas} is written. */
final class Types {
  /**
   * Most characters of a text whose length IMS does not document. The longest prompts have a few
   * thousand; the query to IMS has room for about 5,400 Chinese characters.
   */
  static final int MAX_TEXT = 16_384;

  private Types() {}

  static Schema object(Member... members) {
    return new ObjectSchema(members);
  }

  static Member member(String name, Schema schema) {
    return new Member(name, schema, false);
  }

  /** A member that must be present if its object is. */
  static Member required(String name, Schema schema) {
    return new Member(name, schema, true);
  }

  static Schema list(Schema item) {
    return list(item, Integer.MAX_VALUE);
  }

  static Schema list(Schema item, int maxItems) {
    return new ListSchema(item, maxItems);
  }

  /** A string whose length IMS does not document; the limit is our own. */
  static Schema text() {
    return text(MAX_TEXT);
  }

  static Schema text(int maxLength) {
    return text(0, maxLength);
  }

  static Schema text(int minLength, int maxLength) {
    return new TextSchema(minLength, maxLength);
  }

  /**
   * A string from a set that is documented as closed. If values may be added, use {@link #text}.
   */
  static Schema choice(String... choices) {
    return new ChoiceSchema(List.of(choices));
  }

  static Schema jsonText() {
    return new JsonTextSchema();
  }

  static Schema bool() {
    return new BooleanSchema();
  }

  /** A 32-bit integer without a documented range. */
  static Schema integer() {
    return integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  static Schema integer(long min, long max) {
    return new IntegerSchema(new Range(min, max));
  }

  /** A special value, such as 0 for "off", or a range. */
  static Schema integer(long special, long min, long max) {
    return new IntegerSchema(new Range(special, special), new Range(min, max));
  }

  static Schema number(double min, double max) {
    return new NumberSchema(min, max);
  }

  static Schema either(Schema documented, Schema sent) {
    return new EitherSchema(documented, sent);
  }
}
