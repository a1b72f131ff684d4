package io.aui.appserver.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;

/**
 * Reads a member that is a blank string as if it were absent, as the official server does. The
 * constraints of the request record decide whether it may be absent.
 */
final class BlankAsAbsent extends StringDeserializer {
  private static final long serialVersionUID = 1;

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    String text = super.deserialize(parser, context);
    return text == null || text.isBlank() ? null : text;
  }
}
