package io.aui.appserver.idempotency;

import io.aui.appserver.error.ApiException;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;

/**
 * What one intent is known by. Two callers who choose the same value do not meet, nor do two
 * operations of one caller.
 *
 * @param caller who called
 * @param operation what was called
 * @param value what the client chose
 */
public record IdempotencyKey(String caller, String operation, String value) {
  /** The request header. */
  public static final String HEADER = "Idempotency-Key";

  private static final int MAX_LENGTH = 128;

  /** The key that a request carries, if any; an unusable one is refused (400). */
  static Optional<String> valueOf(MultiMap headers) {
    if (headers.get(HEADER) == null) {
      return Optional.empty();
    }
    List<String> values = headers.getAll(HEADER);
    String value = values.get(0);
    if (values.size() > 1
        || value.isEmpty()
        || value.length() > MAX_LENGTH
        || value.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw ApiException.invalid(
          HEADER,
          "must be sent once and be 1 to "
              + MAX_LENGTH
              + " printable ASCII characters without blanks");
    }
    return Optional.of(value);
  }
}
