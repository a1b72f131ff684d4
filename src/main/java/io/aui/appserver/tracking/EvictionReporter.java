package io.aui.appserver.tracking;

import io.aui.appserver.LogLimit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Reports instances that the tracker forgot because it was full: each one in a counter, but at most
 * one log line per minute.
 */
final class EvictionReporter implements Consumer<TrackedInstance> {
  private static final Logger LOG = Logger.getLogger(EvictionReporter.class);

  private final Counter dropped;
  private final int maxInstances;
  private final LogLimit warnings;

  EvictionReporter(MeterRegistry meters, int maxInstances, InstantSource clock) {
    this.dropped =
        Counter.builder("appserver.tracking.dropped")
            .description("Instances forgotten because the tracker was full")
            .register(meters);
    this.maxInstances = maxInstances;
    this.warnings = new LogLimit(clock);
  }

  @Override
  public void accept(TrackedInstance instance) {
    dropped.increment();
    if (warnings.permits()) {
      LOG.warnf(
          "The tracker is full (%d instances) and forgets the oldest; the latest is %s in state %s",
          maxInstances, instance.id(), instance.state());
    }
  }
}
