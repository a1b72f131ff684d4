package io.aui.appserver.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.logging.json.runtime.JsonFormatter;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.logging.Formatter;
import java.util.logging.SimpleFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditJsonTest {
  private static final String AUDIT = "io.aui.appserver.audit";
  private static final Map<String, String> MDC = Map.of("request_id", "r-1");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-02T03:04:05.123Z",
        "2026-01-02T03:04:05.999Z",
        "2026-07-02T23:59:59.001Z",
        "1969-12-31T23:59:59.456Z"
      })
  void anAuditLineIsTheTextThatTheFrameworkWouldWrite(String time) {
    AuditJson audit = new AuditJson(framework());
    ExtLogRecord line = line(AUDIT, time, MDC);

    assertThat(audit.format(line)).isEqualTo(framework().format(line));
    assertThat(audit.format(line)).as("the second time").isEqualTo(framework().format(line));
  }

  @Test
  void anAuditLineHasTheIdsOfItsTrace() {
    Map<String, String> ids =
        Map.of("request_id", "r-1", "traceId", "t-1", "spanId", "s-1", "sampled", "true");
    ExtLogRecord line = line(AUDIT, "2026-01-02T03:04:05.123Z", ids);

    assertThat(new AuditJson(framework()).format(line))
        .isEqualTo(framework().format(line))
        .contains("\"traceId\":\"t-1\"");
  }

  @Test
  void theTimeAlwaysHasItsMilliseconds() {
    AuditJson audit = new AuditJson(framework());

    assertThat(audit.format(line(AUDIT, "2026-01-02T03:04:05Z", MDC))).contains(":05.000");
    assertThat(audit.format(line(AUDIT, "2026-01-02T03:04:05.010999999Z", MDC)))
        .contains(":05.010");
  }

  @Test
  void otherLinesAreLeftToTheFramework() {
    Formatter others = new PatternFormatter("other: %s");
    AuditJson audit = new AuditJson(others);

    assertThat(audit.format(line(AUDIT + ".Other", "2026-01-02T03:04:05Z", MDC)))
        .startsWith("other: ");
    assertThat(audit.format(line(AUDIT, "2026-01-02T03:04:05Z", Map.of()))).startsWith("other: ");
    assertThat(audit.format(line(AUDIT, "2026-01-02T03:04:05Z", MDC))).startsWith("{");
  }

  @Test
  void itIsFaithfulToTheJsonOfThisServerAndToNoOther() {
    assertThat(new AuditJson(framework()).isFaithful()).isTrue();
    assertThat(new AuditJson(new JsonFormatter()).isFaithful()).isFalse();
    assertThat(new AuditJson(new PatternFormatter("%s%n")).isFaithful()).isFalse();

    JsonFormatter ownDates = framework();
    ownDates.setDateFormat("HH:mm");
    assertThat(new AuditJson(ownDates).isFaithful()).isFalse();
    JsonFormatter elsewhere = framework();
    elsewhere.setZoneId("+05:45");
    assertThat(new AuditJson(elsewhere).isFaithful()).isFalse();
    JsonFormatter pretty = framework();
    pretty.setPrettyPrint(true);
    assertThat(new AuditJson(pretty).isFaithful()).isFalse();
  }

  @Test
  void timesAreThoseOfThisZoneInSummerAndWinter() {
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Europe/London"));
      AuditJson audit = new AuditJson(framework());
      for (String time : List.of("2026-01-02T03:04:05.123Z", "2026-07-02T03:04:05.123Z")) {
        ExtLogRecord line = line(AUDIT, time, MDC);
        assertThat(audit.format(line)).isEqualTo(framework().format(line));
      }
      assertThat(audit.format(line(AUDIT, "2026-07-02T03:04:05.123Z", MDC)))
          .contains("2026-07-02T04:04:05.123+01:00");
      JsonFormatter asInWinter = framework();
      asInWinter.setZoneId("Z");
      assertThat(new AuditJson(asInWinter).isFaithful()).isFalse();
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void nobodyLooksForTheCallerUnlessTheOtherLinesShowIt() {
    assertThat(new AuditJson(framework()).isCallerCalculationRequired()).isFalse();
    assertThat(new AuditJson(new SimpleFormatter()).isCallerCalculationRequired()).isFalse();
    assertThat(new AuditJson(new PatternFormatter("%l")).isCallerCalculationRequired()).isTrue();
  }

  private static JsonFormatter framework() {
    String excluded = property("quarkus.log.console.json.excluded-keys");
    return new JsonFormatter("", Set.of(excluded.split(",")), Map.of());
  }

  private static ExtLogRecord line(String category, String time, Map<String, String> mdc) {
    ExtLogRecord line =
        new ExtLogRecord(Level.INFO, "operation=generateAIAgentCall user=u.1@x/y:z+2", AUDIT);
    line.setLoggerName(category);
    line.setThreadName("vert.x-eventloop-thread-0");
    line.setInstant(Instant.parse(time));
    line.setMdc(mdc);
    return line;
  }

  private static String property(String name) {
    Properties properties = new Properties();
    try (InputStream file = AuditJsonTest.class.getResourceAsStream("/application.properties")) {
      properties.load(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return properties.getProperty(name);
  }
}
