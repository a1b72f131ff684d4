package io.aui.appserver.logging;

import java.util.logging.Formatter;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * Writes the audit's lines, of which there are as many as requests, by a pattern, and leaves all
 * others to the formatter that was there before.
 */
final class AuditPattern extends ExtFormatter {
  private static final String AUDIT = "io.aui.appserver.audit";

  private final ExtFormatter audit;
  private final Formatter others;

  AuditPattern(String pattern, Formatter others) {
    this.audit = new PatternFormatter(pattern);
    this.others = others;
  }

  @Override
  public String format(ExtLogRecord line) {
    return AUDIT.equals(line.getLoggerName()) ? audit.format(line) : others.format(line);
  }

  /** Finding out who logs takes a stack trace; only where the other lines show it. */
  @Override
  public boolean isCallerCalculationRequired() {
    return others instanceof ExtFormatter formatter && formatter.isCallerCalculationRequired();
  }
}
