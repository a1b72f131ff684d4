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
 * Work that runs to its end even if the one who asked for it goes away: once IMS may have created
 * something, this server has to learn of it. The framework waits at shutdown for open requests
 * only, so the server waits here for the rest, at most {@code quarkus.shutdown.timeout}.
 */
@Singleton
public class Uncancellable {
  private static final Logger LOG = Logger.getLogger(Uncancellable.class);

  private final Duration patience;
  private final CompletableFuture<Void> allDone = new CompletableFuture<>();
  private int underWay;
  private boolean stopping;

  /**
   * Without work yet.
   *
   * @param shutdownTimeout how long a shutdown waits for the work under way; absent for not at all
   */
  public Uncancellable(
      @ConfigProperty(name = "quarkus.shutdown.timeout") Optional<Duration> shutdownTimeout) {
    this.patience = shutdownTimeout.orElse(Duration.ZERO);
  }

  /** The same work, but a cancelled subscription does not reach it. */
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

  /** Called by the thread that stops the server, before anything that the work needs is closed. */
  void awaitAll(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event)
      throws InterruptedException, ExecutionException {
    stop();
    try {
      allDone.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.errorf(
          "The server stops although work at IMS has not ended within %s: what it creates or stops"
              + " is not recorded",
          patience);
    }
  }
}
