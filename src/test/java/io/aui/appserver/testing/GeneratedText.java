package io.aui.appserver.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The part of a document that is generated from the code: everything between the comments {@code
 * <!-- name -->} and {@code <!-- /name -->}. With the system property {@code update-docs} it is
 * written instead of compared.
 */
public final class GeneratedText {
  private static final String UPDATE = "update-docs";

  private GeneratedText() {}

  /**
   * Requires that a document holds a text, or writes it there.
   *
   * @param document a path from the project's directory
   * @param name of the comments around the text
   * @param text what must stand between them, without line ends at its beginning and end
   * @param test the class whose run updates the document
   */
  public static void require(String document, String name, String text, Class<?> test) {
    require(document, before -> replaced(before, name, text), test);
  }

  /** The same for a file that is generated as a whole. */
  public static void requireWhole(String file, String text, Class<?> test) {
    require(file, before -> text, test);
  }

  private static void require(String document, UnaryOperator<String> update, Class<?> test) {
    Path file = Path.of(document);
    try {
      String before = Files.readString(file);
      String after = update.apply(before);
      if (Boolean.getBoolean(UPDATE)) {
        Files.writeString(file, after);
        return;
      }
      if (!before.equals(after)) {
        throw new AssertionError(
            "%s is stale; update it by: ./mvnw test -Dtest=%s -D%s%nmissing: %s%nnot true: %s"
                .formatted(
                    document,
                    test.getSimpleName(),
                    UPDATE,
                    linesOnlyIn(after, before),
                    linesOnlyIn(before, after)));
      }
    } catch (IOException e) {
      throw new AssertionError(document + " cannot be read or written", e);
    }
  }

  private static List<String> linesOnlyIn(String one, String other) {
    List<String> others = other.lines().toList();
    return one.lines().filter(line -> !others.contains(line)).toList();
  }

  private static String replaced(String document, String name, String text) {
    String begin = "<!-- " + name + " -->\n";
    String end = "\n<!-- /" + name + " -->";
    int from = document.indexOf(begin);
    int to = document.indexOf(end);
    assertThat(from).as("place of %s", begin.strip()).isNotNegative();
    assertThat(to).as("place of %s", end.strip()).isGreaterThan(from);
    return document.substring(0, from + begin.length()) + text + document.substring(to);
  }
}
