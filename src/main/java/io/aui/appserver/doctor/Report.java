package io.aui.appserver.doctor;

import io.aui.appserver.config.SelfCheck.Finding;
import io.aui.appserver.config.SelfCheck.Status;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The doctor's report.
 *
 * @param at when it was made
 */
record Report(List<Finding> findings, Instant at) {
  private static final int GAP = 2;

  Report {
    findings =
        findings.stream()
            .distinct()
            .sorted(Comparator.comparing(Finding::status, Comparator.reverseOrder()))
            .toList();
  }

  /** The worst of all findings. */
  Status status() {
    return findings.stream()
        .map(Finding::status)
        .max(Comparator.naturalOrder())
        .filter(worst -> worst != Status.SKIPPED)
        .orElse(Status.PASS);
  }

  JsonObject json() {
    JsonArray rows = new JsonArray();
    for (Finding finding : findings) {
      JsonObject row =
          new JsonObject()
              .put("name", finding.name())
              .put("status", word(finding.status()))
              .put("cause", finding.cause());
      if (!finding.remedy().isEmpty()) {
        row.put("remedy", finding.remedy());
      }
      rows.add(row);
    }
    return new JsonObject()
        .put("status", word(status()))
        .put("at", at.toString())
        .put("checks", rows);
  }

  /** One line for each finding, the worst first, and its remedy below it. */
  String table() {
    int width = findings.stream().mapToInt(finding -> finding.name().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    String indent = " ".repeat(word(Status.SKIPPED).length() + GAP + width + GAP);
    for (Finding finding : findings) {
      text.append(padded(word(finding.status()), word(Status.SKIPPED).length()))
          .append(padded(finding.name(), width))
          .append(finding.cause())
          .append('\n');
      if (!finding.remedy().isEmpty()) {
        text.append(indent).append("-> ").append(finding.remedy()).append('\n');
      }
    }
    return text.append("result: ").append(word(status())).append('\n').toString();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length() + GAP);
  }

  private static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
