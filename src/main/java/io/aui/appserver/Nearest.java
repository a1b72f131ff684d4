package io.aui.appserver;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the known name that a misspelled one probably means, for messages. */
public final class Nearest {
  /** Longer names are not compared, since the cost grows with the square of the length. */
  private static final int MAX_LENGTH = 64;

  private static final int MIN_TOLERANCE = 2;
  private static final int LETTERS_PER_ERROR = 3;

  private Nearest() {}

  /**
   * The known name that differs in the fewest letters, ignoring case (Levenshtein distance); empty
   * if every name differs in more than a third of the letters.
   */
  public static Optional<String> of(String name, Collection<String> known) {
    if (name.isEmpty() || name.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String lower = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .map(candidate -> Map.entry(distance(lower, candidate.toLowerCase(Locale.ROOT)), candidate))
        .filter(entry -> entry.getKey() <= tolerance(name, entry.getValue()))
        .min(
            Comparator.comparing(Map.Entry<Integer, String>::getKey)
                .thenComparing(Map.Entry::getValue))
        .map(Map.Entry::getValue);
  }

  private static int tolerance(String name, String candidate) {
    return Math.max(MIN_TOLERANCE, Math.max(name.length(), candidate.length()) / LETTERS_PER_ERROR);
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
