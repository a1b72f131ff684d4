package io.aui.appserver.tracking;

import io.aui.appserver.redis.StateConfig;
import io.aui.appserver.redis.StateConfig.Store;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Logs at start where the state is, and at the end which running instances are forgotten with the
 * state of this process, so that an operator can stop them.
 */
@ApplicationScoped
class StateReport {
  private static final Logger LOG = Logger.getLogger(StateReport.class);

  /** Most ids that are logged; the newest are left out. */
  static final int MAX_IDS = 1_000;

  private static final int IDS_PER_LINE = 100;

  private final StateConfig config;
  private final InstanceTracker tracker;

  StateReport(StateConfig config, InstanceTracker tracker) {
    this.config = config;
    this.tracker = tracker;
  }

  void onStart(@Observes StartupEvent started) {
    LOG.info(
        config.store() == Store.MEMORY
            ? "The state is in memory: it is lost when this process ends, and other replicas do not"
                + " share it"
            : "The state is in Redis: it outlives restarts, and all replicas with prefix "
                + config.prefix()
                + " share it");
  }

  /** After all calls to IMS have ended ({@code http.Uncancellable}). */
  void onStop(@Observes ShutdownEvent event) {
    if (config.store() == Store.MEMORY) {
      tracker.alive().subscribe().with(StateReport::logForgotten);
    }
  }

  private static void logForgotten(List<TrackedInstance> alive) {
    if (alive.isEmpty()) {
      return;
    }
    LOG.warnf(
        "Instances that still run are forgotten with this process: %d%s",
        alive.size(), alive.size() > MAX_IDS ? "; the oldest " + MAX_IDS + " are" : "");
    for (int i = 0; i < Math.min(alive.size(), MAX_IDS); i += IDS_PER_LINE) {
      LOG.warnf("Still running: %s", ids(alive.stream().skip(i).limit(IDS_PER_LINE).toList()));
    }
  }

  private static String ids(List<TrackedInstance> instances) {
    return instances.stream().map(TrackedInstance::id).collect(Collectors.joining(", "));
  }
}
