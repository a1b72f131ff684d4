package io.aui.appserver.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.testing.Json;
import io.quarkus.logging.json.runtime.JsonFormatter;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

class AuditPatternTest {
  private static final String AUDIT = "io.aui.appserver.audit";
  private static final Properties PROPERTIES = properties();

  @Test
  void anAuditLineIsTheSameJsonAsTheFrameworkWouldWrite() {
    ExtLogRecord line = line(AUDIT);
    Formatter framework = framework();

    String written = pattern(framework).format(line);

    assertThat(written).endsWith("}\n");
    assertThat(toMillis(written)).isEqualTo(toMillis(framework.format(line)));
  }

  @Test
  void otherLinesAreLeftToTheFormatterThatWasThere() {
    LogRecord line = line("io.aui.appserver.audit.Other");
    Formatter framework = framework();

    assertThat(pattern(framework).format(line)).isEqualTo(framework.format(line));
  }

  @Test
  void nobodyLooksForTheCallerUnlessTheOtherLinesShowIt() {
    assertThat(pattern(framework()).isCallerCalculationRequired()).isFalse();
    assertThat(pattern(new SimpleFormatter()).isCallerCalculationRequired()).isFalse();
    assertThat(pattern(new PatternFormatter("%l")).isCallerCalculationRequired()).isTrue();
  }

  private static AuditPattern pattern(Formatter others) {
    return new AuditPattern(PROPERTIES.getProperty("%prod.appserver.log.audit-pattern"), others);
  }

  private static JsonFormatter framework() {
    String excluded = PROPERTIES.getProperty("quarkus.log.console.json.excluded-keys");
    return new JsonFormatter("", Set.of(excluded.split(",")), Map.of());
  }

  private static ExtLogRecord line(String category) {
    ExtLogRecord line =
        new ExtLogRecord(Level.INFO, "operation=generateAIAgentCall user=u.1@x/y:z+2", AUDIT);
    line.setLoggerName(category);
    line.setThreadName("vert.x-eventloop-thread-0");
    line.setInstant(Instant.parse("2026-01-02T03:04:05.123456789Z"));
    line.setMdc(Map.of("request_id", "r-1"));
    return line;
  }

  private static ObjectNode toMillis(String line) {
    ObjectNode json = (ObjectNode) Json.read(line);
    Instant at = OffsetDateTime.parse(json.path("timestamp").asText()).toInstant();
    return json.put("timestamp", at.truncatedTo(ChronoUnit.MILLIS).toString());
  }

  private static Properties properties() {
    Properties properties = new Properties();
    try (InputStream file = AuditPatternTest.class.getResourceAsStream("/application.properties")) {
      properties.load(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return properties;
  }
}
