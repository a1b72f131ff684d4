package io.aui.appserver.docs;

import io.aui.appserver.Secret;
import io.quarkus.runtime.configuration.MemorySize;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One setting as a row of a table.
 *
 * @param key the name in application.properties; what the operator chooses stands in {@code <>}
 * @param type as the interface declares it
 * @param standard the value if it is not set, whatever the profile
 * @param fallback Markdown of the value if it is not set
 * @param meaning Markdown on one line
 */
record Setting(String key, Type type, Optional<String> standard, String fallback, String meaning) {
  private static final Pattern NO_NAME = Pattern.compile("[^A-Z0-9<>]");
  private static final Pattern CHOSEN = Pattern.compile("<[^>]+>");

  static final String HEAD =
      """
      | Name, environment name | Type | Default | Meaning, and what goes wrong at a wrong value |
      | --- | --- | --- | --- |
      """;

  /** The environment name: upper case, everything else an underscore. */
  String variable() {
    return NO_NAME
        .matcher(
            CHOSEN
                .matcher(key)
                .replaceAll((MatchResult chosen) -> chosen.group().replace(' ', '_'))
                .toUpperCase(Locale.ROOT))
        .replaceAll("_");
  }

  String row() {
    return "| `%s`<br>`%s` | %s | %s | %s |"
        .formatted(key, variable(), typeName(type), fallback, meaning.replace("|", "\\|"));
  }

  /** As {@code io.aui.appserver.config.KnownSettings} reads it. */
  String plain() {
    String word =
        switch (typeName(type)) {
          case "`true`, `false`" -> "boolean";
          case "text, secret" -> "text";
          default -> typeName(type).replace("`, `", "|").replace("`", "");
        };
    return key + " " + word + standard.map(value -> " " + value).orElse("");
  }

  private static String typeName(Type type) {
    if (type instanceof ParameterizedType generic) {
      Class<?> raw = (Class<?>) generic.getRawType();
      Type[] arguments = generic.getActualTypeArguments();
      if (raw == Optional.class) {
        return typeName(arguments[0]);
      }
      if (Collection.class.isAssignableFrom(raw)) {
        return "list";
      }
      if (raw == Map.class) {
        return typeName(arguments[1]);
      }
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isEnum()) {
      return constants(plain).stream().collect(Collectors.joining("`, `", "`", "`"));
    }
    return Optional.ofNullable(
            Map.of(
                    boolean.class, "`true`, `false`",
                    int.class, "number",
                    OptionalInt.class, "number",
                    Duration.class, "duration",
                    MemorySize.class, "size",
                    Secret.class, "text, secret",
                    String.class, "text")
                .get(plain))
        .orElseThrow(() -> new AssertionError("the generator has no name for " + plain));
  }

  /** The values of an enum as they are written in settings. */
  static List<String> constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }
}
