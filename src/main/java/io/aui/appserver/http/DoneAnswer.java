package io.aui.appserver.http;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The answer of operations without data of their own. */
public record DoneAnswer(
    @JsonProperty("request_id") String requestId, @JsonProperty("result") boolean result)
    implements Answer {
  /** It is done. */
  public static DoneAnswer of(String requestId) {
    return new DoneAnswer(requestId, true);
  }
}
