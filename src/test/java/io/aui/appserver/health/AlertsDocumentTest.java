package io.aui.appserver.health;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every alert in {@code k8s/monitoring} is explained in {@code docs/operations.md}, and tested. */
class AlertsDocumentTest {
  @Test
  void everyAlertHasItsParagraphAndNoParagraphLacksItsAlert() throws IOException {
    Set<String> alerts =
        names("(?m)^ +- alert: (\\w+)$", Files.readString(Path.of("k8s/monitoring/rules.yaml")));
    String document = Files.readString(Path.of("docs/operations.md"));
    Set<String> paragraphs =
        names("(?m)^### (.*)$", document.substring(document.indexOf("\n## Alerts\n")));

    assertThat(alerts).hasSizeGreaterThan(10).isEqualTo(paragraphs);
    String tests = Files.readString(Path.of("k8s/monitoring/rules-test.yaml"));
    assertThat(alerts).allMatch(alert -> tests.contains("alertname: " + alert + "\n"));
  }

  private static Set<String> names(String form, String text) {
    return Pattern.compile(form)
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(toCollection(TreeSet::new));
  }
}
