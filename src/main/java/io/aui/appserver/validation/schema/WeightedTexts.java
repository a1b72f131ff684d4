package io.aui.appserver.validation.schema;

import static io.aui.appserver.validation.schema.Types.list;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Texts of which IMS picks one at random: items with {@code Text} and {@code Probability}, whose
 * probabilities must add up to 1. The sum is checked only if each item has a probability.
 */
final class WeightedTexts extends Schema {
  private static final double TOLERANCE = 1e-6;

  private final Schema texts;

  WeightedTexts(Schema item, int maxItems) {
    this.texts = list(item, maxItems);
  }

  @Override
  boolean fits(JsonNode value) {
    return texts.fits(value);
  }

  @Override
  List<Violation> content(JsonNode value) {
    List<Violation> found = texts.content(value);
    if (!found.isEmpty() || value.isEmpty()) {
      return found;
    }
    double sum = 0;
    for (int i = 0; i < value.size(); i++) {
      JsonNode probability = value.get(i).get("Probability");
      if (absent(probability)) {
        return found;
      }
      sum += probability.doubleValue();
    }
    return Math.abs(sum - 1) <= TOLERANCE ? found : wrong("but they add up to " + rounded(sum));
  }

  /** Without rounding errors of doubles: 0.7, not 0.7000000000000001. */
  private static double rounded(double sum) {
    return Math.round(sum * 1e6) / 1e6;
  }

  @Override
  String expected() {
    return texts.expected() + " whose probabilities add up to 1";
  }
}
