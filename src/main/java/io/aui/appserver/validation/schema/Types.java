package io.aui.appserver.validation.schema;

import io.aui.appserver.validation.schema.IntegerSchema.Range;
import io.aui.appserver.validation.schema.ObjectSchema.Member;
import java.util.List;

/** The words that {@link Schemas} is written in. */
final class Types {
  /**
   * Most characters of a text whose length IMS does not document. The longest prompts have a few
   * thousand; in Chinese, IMS's query holds some 5,400.
   */
  static final int MAX_TEXT = 16_384;

  private Types() {}

  static Schema object(Member... members) {
    return new ObjectSchema(members);
  }

  static Member member(String name, Schema schema) {
    return new Member(name, schema, false);
  }

  /** A member that must be there if the object is. */
  static Member required(String name, Schema schema) {
    return new Member(name, schema, true);
  }

  static Schema list(Schema item) {
    return list(item, Integer.MAX_VALUE);
  }

  static Schema list(Schema item, int maxItems) {
    return new ListSchema(item, maxItems);
  }

  /** A string whose length IMS does not document: the limit is ours. */
  static Schema text() {
    return text(MAX_TEXT);
  }

  static Schema text(int maxLength) {
    return text(0, maxLength);
  }

  static Schema text(int minLength, int maxLength) {
    return new TextSchema(minLength, maxLength);
  }

  /** A string from a set that is documented as closed; where more may come, it is {@link #text}. */
  static Schema choice(String... choices) {
    return new ChoiceSchema(List.of(choices));
  }

  static Schema jsonText() {
    return new JsonTextSchema();
  }

  static Schema bool() {
    return new BooleanSchema();
  }

  /** An Integer without a documented range: what fits into 32 bits. */
  static Schema integer() {
    return integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  static Schema integer(long min, long max) {
    return new IntegerSchema(new Range(min, max));
  }

  /** A value with a meaning of its own ("off"), or a range. */
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
