package io.aui.appserver.http;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;

/**
 * JSON exceeds the bounds of {@link BoundedJson}. The message continues a sentence whose subject is
 * the text that was read, for example "has more than 2000 members and array elements".
 */
public final class BoundsException extends JsonParseException {
  private static final long serialVersionUID = 1;

  BoundsException(JsonParser parser, String problem) {
    super(parser, problem);
  }
}
