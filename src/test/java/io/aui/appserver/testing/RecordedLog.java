package io.aui.appserver.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Everything that is logged in this process, at every level of our own classes. */
public final class RecordedLog {
  private static final Queue<String> LINES = new ConcurrentLinkedQueue<>();
  private static final Recorder RECORDER = new Recorder();
  private static final Logger OURS = Logger.getLogger("io.aui.appserver");

  private RecordedLog() {}

  /** Records from now on, every line once. */
  public static void start() {
    OURS.setLevel(Level.ALL);
    Logger all = Logger.getLogger("");
    all.removeHandler(RECORDER);
    all.addHandler(RECORDER);
  }

  /** What was logged. */
  public static String text() {
    return String.join("\n", LINES);
  }

  private static final class Recorder extends Handler {
    @Override
    public void publish(LogRecord event) {
      StringWriter text = new StringWriter();
      text.append(event.getMessage()).append(' ').append(Arrays.toString(event.getParameters()));
      if (event instanceof org.jboss.logmanager.ExtLogRecord jboss) {
        text.append(' ').append(jboss.getMdcCopy().toString());
      }
      if (event.getThrown() != null) {
        event.getThrown().printStackTrace(new PrintWriter(text));
      }
      LINES.add(text.toString());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
