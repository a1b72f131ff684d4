package io.aui.appserver.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;

/**
 * A member cannot be bound. The message continues a sentence whose subject is the member's name,
 * for example "must be a JSON object".
 */
public final class UnusableMemberException extends JsonMappingException {
  private static final long serialVersionUID = 1;

  UnusableMemberException(JsonParser parser, String problem) {
    super(parser, problem);
  }
}
