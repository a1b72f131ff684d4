package io.aui.appserver.validation.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** One of two JSON types: the documented one, or the one that official clients send instead. */
final class EitherSchema extends Schema {
  private final Schema documented;
  private final Schema sent;

  EitherSchema(Schema documented, Schema sent) {
    this.documented = documented;
    this.sent = sent;
  }

  @Override
  boolean fits(JsonNode value) {
    return documented.fits(value) || sent.fits(value);
  }

  @Override
  List<Violation> content(JsonNode value) {
    return documented.fits(value) ? documented.content(value) : sent.content(value);
  }

  @Override
  String expected() {
    return documented.expected() + " or " + sent.expected();
  }
}
