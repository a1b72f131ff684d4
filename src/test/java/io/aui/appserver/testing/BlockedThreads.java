package io.aui.appserver.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails every test class during which an event loop was blocked, as Vert.x itself finds it. Armed
 * once the server is warm: class loading is no fault of the code under test. The state lives in
 * system properties, since this extension and the tests are in different class loaders.
 */
public final class BlockedThreads implements BeforeAllCallback, AfterAllCallback {
  private static final String CHECKER = "io.vertx.core.impl.BlockedThreadChecker";
  private static final String FOUND = BlockedThreads.class.getName();
  private static final String ARMED = FOUND + ".armed";
  // Held here, as loggers are only weakly known and would take their handlers with them.
  private static final Logger LOGGER = Logger.getLogger(CHECKER);

  @Override
  public void beforeAll(ExtensionContext context) {
    synchronized (BlockedThreads.class) {
      if (!System.getProperties().containsKey(FOUND)) {
        System.getProperties().put(FOUND, new ConcurrentLinkedQueue<String>());
        LOGGER.addHandler(new Recorder());
      }
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    // The next class may be about another server, which has to warm up first.
    disarm();
    List<String> found = take();
    if (!found.isEmpty()) {
      throw new AssertionError("an event loop was blocked: " + String.join("\n", found));
    }
  }

  /** From now on blocks count. */
  public static void arm() {
    System.setProperty(ARMED, "true");
  }

  /** Until armed again, blocks are taken for warming up. */
  public static void disarm() {
    System.clearProperty(ARMED);
  }

  /** What was found since the last time; it is forgotten here. */
  public static List<String> take() {
    List<String> taken = new ArrayList<>();
    for (String next = found().poll(); next != null; next = found().poll()) {
      taken.add(next);
    }
    return taken;
  }

  @SuppressWarnings("unchecked")
  private static Queue<String> found() {
    return (Queue<String>) System.getProperties().get(FOUND);
  }

  private static final class Recorder extends Handler {
    @Override
    public void publish(LogRecord event) {
      // Worker threads may be busy for as long as they like.
      if (System.getProperty(ARMED) != null && event.getMessage().contains("eventloop")) {
        StringBuilder text = new StringBuilder(event.getMessage());
        if (event.getThrown() != null) {
          for (StackTraceElement frame : event.getThrown().getStackTrace()) {
            text.append("\n  at ").append(frame);
          }
        }
        found().add(text.toString());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
