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
 * no character that JSON must escape, so nothing is escaped. Of the MDC only {@code request_id} is
 * written, which is all that this server puts there.
 */
final class AuditJson extends ExtFormatter {
  private static final String AUDIT = "io.aui.appserver.audit";
  private static final String REQUEST_ID = "request_id";
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
    String requestId = AUDIT.equals(line.getLoggerName()) ? line.getMdc(REQUEST_ID) : null;
    return requestId == null ? framework.format(line) : json(line, requestId);
  }

  /** Finding the calling class needs a stack trace, so only if the other formatter shows it. */
  @Override
  public boolean isCallerCalculationRequired() {
    return framework instanceof ExtFormatter formatter && formatter.isCallerCalculationRequired();
  }

  private String json(ExtLogRecord line, String requestId) {
    StringBuilder json = new StringBuilder(512).append("{\"timestamp\":\"");
    appendTime(line.getInstant(), json);
    return json.append("\",\"loggerName\":\"")
        .append(AUDIT)
        .append("\",\"level\":\"")
        .append(line.getLevel())
        .append("\",\"message\":\"")
        .append(formatMessage(line))
        .append("\",\"threadName\":\"")
        .append(line.getThreadName())
        .append("\",\"mdc\":{\"request_id\":\"")
        .append(requestId)
        .append("\"}}\n")
        .toString();
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
