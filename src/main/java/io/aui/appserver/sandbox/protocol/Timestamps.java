package io.aui.appserver.sandbox.protocol;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** The date formats of IMS and STS. */
public final class Timestamps {
  private static final DateTimeFormatter WITH_OFFSET =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter IN_HTTP =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int SECONDS_LENGTH = "2023-01-01T00:00:00Z".length();

  private Timestamps() {}

  /** As in {@code GmtCreate}: milliseconds, and {@code +00:00} instead of {@code Z}. */
  public static String withOffset(Instant at) {
    return WITH_OFFSET.format(at);
  }

  /** As in {@code Expiration}: whole seconds and {@code Z}. */
  public static String inSeconds(Instant at) {
    return Instant.ofEpochSecond(at.getEpochSecond()).toString();
  }

  /** As in the {@code Date} of a response. */
  public static String inHttp(Instant at) {
    return IN_HTTP.format(at);
  }

  /** Reads {@code yyyy-MM-dd'T'HH:mm:ss'Z'} and nothing else. */
  public static Optional<Instant> parseSeconds(String text) {
    try {
      return text.length() == SECONDS_LENGTH && text.endsWith("Z")
          ? Optional.of(Instant.parse(text))
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
