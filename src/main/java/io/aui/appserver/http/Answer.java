package io.aui.appserver.http;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A successful answer of an operation; a record with the operation's own members. Absent (null)
 * members are left out.
 */
public interface Answer {
  /** Always 200: failures have a body of their own. */
  @JsonProperty(value = "code", index = 0)
  default int code() {
    return 200;
  }

  /** The id of the request: IMS's where IMS was asked and told one, else this server's own. */
  String requestId();
}
