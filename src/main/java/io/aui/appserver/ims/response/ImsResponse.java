package io.aui.appserver.ims.response;

import java.util.List;
import java.util.Objects;

/** What every response of IMS may carry. */
public interface ImsResponse {
  /** IMS's id of the request, or null. */
  String requestId();

  /** Only on errors; a success that has one is an error in disguise. */
  String code();

  /** Only on errors. */
  String message();

  /** A list without null entries, empty if IMS sent none. */
  static <T> List<T> listOf(List<T> sent) {
    return sent == null ? List.of() : sent.stream().filter(Objects::nonNull).toList();
  }
}
