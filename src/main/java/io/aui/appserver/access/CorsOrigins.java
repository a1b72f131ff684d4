package io.aui.appserver.access;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The origins whose pages may call. An entry is an origin, or a regular expression between slashes
 * that must match the whole origin. The entry {@code *} allows all origins.
 */
final class CorsOrigins {
  private static final String ANY = "*";

  /** Allows no origin. */
  static final CorsOrigins NONE = new CorsOrigins(Set.of(), List.of());

  private final Set<String> literal;
  private final List<Pattern> patterns;

  private CorsOrigins(Set<String> literal, List<Pattern> patterns) {
    this.literal = literal;
    this.patterns = patterns;
  }

  /** Reads the setting; empty if a regular expression does not compile. */
  static Optional<CorsOrigins> read(List<String> setting) {
    Set<String> literal = new HashSet<>();
    List<Pattern> patterns = new ArrayList<>();
    try {
      for (String entry : setting) {
        String origin = entry.strip();
        if (isPattern(origin)) {
          patterns.add(Pattern.compile(origin.substring(1, origin.length() - 1)));
        } else {
          literal.add(origin);
        }
      }
      return Optional.of(new CorsOrigins(literal, patterns));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isPattern(String origin) {
    return origin.length() > 2 && origin.startsWith("/") && origin.endsWith("/");
  }

  boolean allow(String origin) {
    return literal.contains(origin)
        || literal.contains(ANY)
        || patterns.stream().anyMatch(pattern -> pattern.matcher(origin).matches());
  }
}
