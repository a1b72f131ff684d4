package io.aui.appserver.http;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;

/**
 * JSON that goes beyond {@link BoundedJson}. Its problem completes a sentence that begins with what
 * was read, such as "has more than 2000 members and array elements".
 */
public final class BoundsException extends JsonParseException {
  private static final long serialVersionUID = 1;

  BoundsException(JsonParser parser, String problem) {
    super(parser, problem);
  }
}
