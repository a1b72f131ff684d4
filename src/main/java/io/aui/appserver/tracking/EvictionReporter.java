package io.aui.appserver.tracking;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Reports instances that the tracker forgot because it was full: each one in a counter, but at most
 * one log line per minute.
 */
final class EvictionReporter implements Consumer<TrackedInstance> {
  private static final Logger LOG = Logger.getLogger(EvictionReporter.class);
  private static final Duration QUIET = Duration.ofMinutes(1);

  private final Counter dropped;
  private final int maxInstances;
  private final InstantSource clock;
  private final AtomicReference<Instant> lastWarning = new AtomicReference<>(Instant.MIN);

  EvictionReporter(MeterRegistry meters, int maxInstances, InstantSource clock) {
    this.dropped =
        Counter.builder("appserver.tracking.dropped")
            .description("Instances forgotten because the tracker was full")
            .register(meters);
    this.maxInstances = maxInstances;
    this.clock = clock;
  }

  @Override
  public void accept(TrackedInstance instance) {
    dropped.increment();
    Instant now = clock.instant();
    Instant last = lastWarning.get();
    if (now.minus(QUIET).isAfter(last) && lastWarning.compareAndSet(last, now)) {
      LOG.warnf(
          "The tracker is full (%d instances) and forgets the oldest; the latest is %s in state %s",
          maxInstances, instance.id(), instance.state());
    }
  }
}
