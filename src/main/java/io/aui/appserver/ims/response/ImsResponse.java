package io.aui.appserver.ims.response;

import java.util.List;
import java.util.Objects;

/** The members that every response of IMS may have. */
public interface ImsResponse {
  /** IMS's id of the request, or null. */
  String requestId();

  /** IMS's error code, or null; a 2xx response with a code other than 200 is an error. */
  String code();

  /** IMS's error message, or null. */
  String message();

  /** A list without null entries, empty if IMS sent none. */
  static <T> List<T> listOf(List<T> sent) {
    return sent == null ? List.of() : sent.stream().filter(Objects::nonNull).toList();
  }
}
