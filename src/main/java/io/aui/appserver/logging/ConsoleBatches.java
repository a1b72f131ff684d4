package io.aui.appserver.logging;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Timer;
import java.util.TimerTask;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.jboss.logmanager.handlers.ConsoleHandler.Target;

/**
 * Reduces the CPU cost of the console. {@link AuditJson} formats the audit lines of a JSON console:
 * with the framework's formatter, that line took 6 % of a request's CPU. All lines are collected
 * and written together every {@link LoggingConfig#flushInterval()}: event loops only append to a
 * buffer, and one thread writes. The framework's asynchronous handler wakes a thread for each line,
 * which took half of all CPU under load.
 */
@ApplicationScoped
class ConsoleBatches {
  private final LoggingConfig config;

  ConsoleBatches(LoggingConfig config) {
    this.config = config;
  }

  void begin(@Observes StartupEvent started) {
    consoles(Logger.getLogger("").getHandlers()).findFirst().ifPresent(this::begin);
  }

  private void begin(ConsoleHandler console) {
    AuditJson audit = new AuditJson(console.getFormatter());
    if (audit.isFaithful()) {
      console.setFormatter(audit);
    }
    if (!config.flushInterval().isZero()) {
      collect(console);
    }
  }

  private void collect(ConsoleHandler console) {
    CollectedOutput collected = new CollectedOutput(new FileOutputStream(FileDescriptor.out));
    console.setOutputStream(collected);
    Timer writer = new Timer("console-writer", true);
    long millis = Math.max(1, config.flushInterval().toMillis());
    writer.schedule(draining(collected), millis, millis);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(console, collected)));
  }

  /**
   * Called when the process ends: further lines are written at once. The handler does not close its
   * output, so the collected lines are written here.
   */
  private static void end(ConsoleHandler console, CollectedOutput collected) {
    console.setTarget(Target.SYSTEM_OUT);
    drain(collected);
  }

  private static Stream<ConsoleHandler> consoles(Handler[] handlers) {
    return Stream.of(handlers)
        .flatMap(
            handler ->
                handler instanceof ConsoleHandler console
                    ? Stream.of(console)
                    : handler instanceof ExtHandler outer
                        ? consoles(outer.getHandlers())
                        : Stream.empty());
  }

  private static TimerTask draining(CollectedOutput collected) {
    return new TimerTask() {
      @Override
      public void run() {
        drain(collected);
      }
    };
  }

  private static void drain(CollectedOutput collected) {
    try {
      collected.drain();
    } catch (IOException e) {
      // The console is closed, so the failure cannot be reported.
    }
  }
}
