package io.aui.appserver;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * A value that must never be printed: keys, tokens. Its {@link #toString()} is fixed, so neither a
 * log line, a record that holds it nor an exception message can show it. The value leaves only
 * through {@link #reveal()} and, if the caller asked for it (an RTC token), through JSON.
 */
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = Objects.requireNonNull(value);
  }

  /** Wraps a value; {@code null} stays {@code null}, so that absent members stay absent. */
  @JsonCreator
  public static Secret of(String value) {
    return value == null ? null : new Secret(value);
  }

  /** Returns the value. Call it only where the value is used. */
  @JsonValue
  public String reveal() {
    return value;
  }

  /** Compares in a time that does not depend on where the values differ. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that
        && MessageDigest.isEqual(
            value.getBytes(StandardCharsets.UTF_8), that.value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "Secret[***]";
  }
}
