package io.aui.appserver.idempotency;

import io.aui.appserver.error.ApiException;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;

/**
 * Identifies one intended create. Equal values of different callers or operations are different
 * keys.
 *
 * @param caller the caller's user id
 * @param operation the operation's name
 * @param value the header's value, chosen by the client
 */
public record IdempotencyKey(String caller, String operation, String value) {
  /** The request header. */
  public static final String HEADER = "Idempotency-Key";

  private static final int MAX_LENGTH = 128;

  /** Returns the value of the header, if there is one; refuses an invalid one (400). */
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
