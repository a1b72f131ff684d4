package io.aui.appserver.health;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.HttpTestBase;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The table of metrics in {@code docs/operations.md} and a live scrape agree: every metric has a
 * row, and every row its metric, of the same type and with the same tags. A row that begins "With
 * Redis only" is not looked for, since these tests keep the state in memory.
 */
@QuarkusIntegrationTest
class MetricsDocumentIT extends HttpTestBase {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(appserver_\\w+)` \\| (\\w+) \\|([^|]*)\\|([^|]*)\\|$");
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (appserver_\\w+) (\\w+)$");
  private static final Pattern TAG = Pattern.compile("(\\w+)=\"");
  private static final String PART = "(_bucket|_sum|_count)?";

  /** Of other systems than this server's own meters. */
  private static final Set<String> NO_TAGS_OF_OURS = Set.of("le");

  @Test
  void theTableIsWhatAScrapeShows() throws IOException {
    assertThat(Api.call("v2", "generateAIAgentCall", "{\"user_id\":\"user_1\"}").status())
        .isEqualTo(200);
    String scrape =
        Http.send(Http.request(Api.management() + "/q/metrics").header("Accept", "text/plain"))
            .body();
    String document = Files.readString(Path.of("docs/operations.md"));

    Map<String, String> documented = new TreeMap<>();
    Set<String> redisOnly = new TreeSet<>();
    for (MatchResult row : ROW.matcher(document).results().toList()) {
      documented.put(
          row.group(1), row.group(2) + " " + names(Pattern.compile("`(\\w+)`"), row.group(3)));
      if (row.group(4).strip().startsWith("With Redis only")) {
        redisOnly.add(row.group(1));
      }
    }
    Map<String, String> scraped =
        TYPE.matcher(scrape)
            .results()
            .filter(type -> !isCompanion(type.group(1), scrape))
            .collect(
                toMap(
                    type -> type.group(1),
                    type -> type.group(2) + " " + tags(type.group(1), scrape)));
    documented.keySet().removeIf(name -> redisOnly.contains(name) && !scraped.containsKey(name));

    assertThat(new TreeMap<>(scraped)).hasSizeGreaterThan(15).isEqualTo(documented);
  }

  /** The longest time that a timer has seen lately is a gauge beside it. */
  private static boolean isCompanion(String name, String scrape) {
    return name.endsWith("_max")
        && Pattern.compile(
                "(?m)^# TYPE " + name.replaceFirst("_max$", "") + " (histogram|summary)$")
            .matcher(scrape)
            .find();
  }

  private static Set<String> tags(String name, String scrape) {
    Set<String> tags =
        Pattern.compile("(?m)^" + name + PART + "\\{([^}]*)}")
            .matcher(scrape)
            .results()
            .flatMap(line -> names(TAG, line.group(2)).stream())
            .collect(toCollection(TreeSet::new));
    tags.removeAll(NO_TAGS_OF_OURS);
    return tags;
  }

  private static Set<String> names(Pattern form, String text) {
    return form.matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(toCollection(TreeSet::new));
  }
}
