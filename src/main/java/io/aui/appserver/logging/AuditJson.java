package io.aui.appserver.logging;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;

/**
 * Formats audit lines exactly as the framework's JSON formatter does, but with less CPU: there is
 * one per request. All other lines are passed to the framework's formatter. Audit messages contain
 * no character that JSON must escape, so nothing is escaped. The MDC holds what this server and the
 * tracer put there: ids.
 */
final class AuditJson extends ExtFormatter {
  private static final String AUDIT = "io.aui.appserver.audit";
  private static final String REQUEST_ID = "request_id";
  private static final String TRACE_ID = "traceId";
  private static final DateTimeFormatter TO_THE_DOT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.");

  private static final Duration HALF_A_YEAR = Duration.ofDays(182);

  private final Formatter framework;
  private volatile Second second = Second.of(Instant.EPOCH);

  AuditJson(Formatter framework) {
    this.framework = framework;
  }

  /**
   * Whether the output equals that of the framework's formatter, which can be configured to write
   * other members, dates or line ends. Compared in winter and summer: a configured time zone may
   * differ from the system's in only one of them.
   */
  boolean isFaithful() {
    ExtLogRecord sample = new ExtLogRecord(Level.INFO, "sample=1", AUDIT);
    sample.setLoggerName(AUDIT);
    sample.setMdc(Map.of(REQUEST_ID, "sample"));
    Instant now = sample.getInstant().truncatedTo(ChronoUnit.SECONDS).plusMillis(123);
    return Stream.of(now, now.plus(HALF_A_YEAR))
        .allMatch(
            time -> {
              sample.setInstant(time);
              return format(sample).equals(framework.format(sample));
            });
  }

  @Override
  public String format(ExtLogRecord line) {
    boolean isAudit = AUDIT.equals(line.getLoggerName()) && line.getMdc(REQUEST_ID) != null;
    return isAudit ? json(line) : framework.format(line);
  }

  /** Finding the calling class needs a stack trace, so only if the other formatter shows it. */
  @Override
  public boolean isCallerCalculationRequired() {
    return framework instanceof ExtFormatter formatter && formatter.isCallerCalculationRequired();
  }

  private String json(ExtLogRecord line) {
    StringBuilder json = new StringBuilder(512).append("{\"timestamp\":\"");
    appendTime(line.getInstant(), json);
    json.append("\",\"loggerName\":\"")
        .append(AUDIT)
        .append("\",\"level\":\"")
        .append(line.getLevel())
        .append("\",\"message\":\"")
        .append(formatMessage(line))
        .append("\",\"threadName\":\"")
        .append(line.getThreadName())
        .append("\",\"mdc\":{");
    appendMdc(line, json);
    return json.append("}}\n").toString();
  }

  /** In the framework's order, which is that of the copy. Without a trace there is one id. */
  private static void appendMdc(ExtLogRecord line, StringBuilder to) {
    if (line.getMdc(TRACE_ID) == null) {
      appendMember(REQUEST_ID, line.getMdc(REQUEST_ID), to);
      return;
    }
    for (Map.Entry<String, String> each : line.getMdcCopy().entrySet()) {
      appendMember(each.getKey(), each.getValue(), to);
      to.append(',');
    }
    to.setLength(to.length() - 1);
  }

  private static void appendMember(String name, String value, StringBuilder to) {
    to.append('"').append(name).append("\":\"").append(value).append('"');
  }

  private void appendTime(Instant time, StringBuilder to) {
    Second now = second;
    if (now.epoch != time.getEpochSecond()) {
      now = Second.of(time);
      second = now;
    }
    int millis = time.getNano() / 1_000_000;
    to.append(now.toTheDot)
        .append((char) ('0' + millis / 100))
        .append((char) ('0' + millis / 10 % 10))
        .append((char) ('0' + millis % 10))
        .append(now.offset);
  }

  /** The text of a time before and after its milliseconds, which stays the same for a second. */
  private record Second(long epoch, String toTheDot, String offset) {
    static Second of(Instant time) {
      ZonedDateTime here = time.atZone(ZoneId.systemDefault());
      return new Second(time.getEpochSecond(), TO_THE_DOT.format(here), here.getOffset().getId());
    }
  }
}
