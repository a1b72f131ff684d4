package io.aui.appserver.http;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Runs work to its end even if the client goes away: if IMS may have created something, this server
 * must record it. At shutdown the framework waits for open requests only, so this class waits for
 * the other work, at most for {@code quarkus.shutdown.timeout}.
 */
@Singleton
public class Uncancellable {
  private static final Logger LOG = Logger.getLogger(Uncancellable.class);

  private final Duration timeout;
  private final CompletableFuture<Void> allDone = new CompletableFuture<>();
  private int underWay;
  private boolean stopping;

  /**
   * Creates an instance without work.
   *
   * @param shutdownTimeout how long a shutdown waits for running work; if absent, it does not wait
   */
  public Uncancellable(
      @ConfigProperty(name = "quarkus.shutdown.timeout") Optional<Duration> shutdownTimeout) {
    this.timeout = shutdownTimeout.orElse(Duration.ZERO);
  }

  /** Returns the same work, which is not cancelled if its subscription is. */
  public <T> Uni<T> from(Uni<T> work) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              begin();
              work.onTermination()
                  .invoke(this::end)
                  .subscribe()
                  .with(emitter::complete, emitter::fail);
            });
  }

  private synchronized void begin() {
    underWay++;
  }

  private synchronized void end() {
    underWay--;
    completeWhenDone();
  }

  private synchronized void stop() {
    stopping = true;
    completeWhenDone();
  }

  private void completeWhenDone() {
    if (stopping && underWay == 0) {
      allDone.complete(null);
    }
  }

  /** Blocks the thread that stops the server, before anything that the work needs is closed. */
  void awaitAll(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event)
      throws InterruptedException, ExecutionException {
    stop();
    try {
      allDone.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.errorf(
          "Shutdown continues although calls to IMS have not ended within %s; instances that they"
              + " create or stop are not recorded",
          timeout);
    }
  }
}
