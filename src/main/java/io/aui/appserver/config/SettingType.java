package io.aui.appserver.config;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What values of a setting may look like. The framework reads a misspelled {@code true} as false,
 * and a duration without a unit as seconds; both are refused here.
 *
 * @param word {@code text}, {@code list}, {@code boolean}, {@code number}, {@code duration}, {@code
 *     size}, or the allowed values with {@code |} between them
 */
record SettingType(String word) {
  private static final Set<String> BOOLEANS =
      Set.of("true", "false", "yes", "no", "y", "n", "on", "off", "1", "0");
  private static final Pattern BARE_NUMBER = Pattern.compile("[0-9]*[1-9][0-9]*");

  /** What is wrong with a value, to follow the setting's name; empty if nothing is. */
  Optional<String> problem(String value) {
    return switch (word) {
      case "text", "list" -> Optional.empty();
      case "boolean" ->
          unless(BOOLEANS.contains(value.toLowerCase(Locale.ROOT)), "must be true or false");
      case "number" ->
          unless(
              reads(value, Integer::valueOf), "must be a whole number without a unit, such as 8");
      case "duration" -> duration(value);
      case "size" ->
          unless(
              reads(value, new MemorySizeConverter()::convert),
              "must be a number of bytes, or a number with K, M or G, such as 8M");
      default -> {
        List<String> allowed = Arrays.asList(word.split("\\|"));
        yield unless(
            allowed.contains(value.toLowerCase(Locale.ROOT).replace('_', '-')),
            "must be one of " + String.join(", ", allowed));
      }
    };
  }

  private static Optional<String> duration(String value) {
    if (BARE_NUMBER.matcher(value).matches()) {
      return Optional.of("must have a unit: ms, s, m, h or d, such as " + value + "s");
    }
    return unless(
        reads(value, DurationConverter::parseDuration),
        "must be a number with ms, s, m, h or d, such as 90s");
  }

  private static Optional<String> unless(boolean right, String problem) {
    return right ? Optional.empty() : Optional.of(problem);
  }

  private interface Reader {
    Object read(String value);
  }

  private static boolean reads(String value, Reader reader) {
    try {
      return reader.read(value) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
