package io.aui.appserver.callback;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;

/**
 * Reads a text, a number or a boolean as text, and everything else as null: the types of IMS's
 * members are not certain. A text that is longer than any id counts as null, too.
 */
@RegisterForReflection
class ScalarText extends JsonDeserializer<String> {
  private static final int MAX_LENGTH = 128;

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    JsonToken token = parser.currentToken();
    if (token.isScalarValue()) {
      return parser.getTextLength() > MAX_LENGTH ? null : parser.getText();
    }
    parser.skipChildren();
    return null;
  }
}
