package io.aui.appserver.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;

/**
 * A member that cannot be bound, with a problem that completes the sentence begun by the member's
 * name.
 */
public final class UnusableMemberException extends JsonMappingException {
  private static final long serialVersionUID = 1;

  UnusableMemberException(JsonParser parser, String problem) {
    super(parser, problem);
  }
}
