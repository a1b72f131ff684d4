package io.aui.appserver.limits.reconcile;

import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.ims.response.ImsConcurrencyResponse;
import io.aui.appserver.tracking.InstanceTracker;
import io.aui.appserver.tracking.TrackedInstance;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Compares how many instances of the configured agents run at IMS with how many are known here. IMS
 * gives only the number of an agent's calls, not their ids, so those that are unknown here cannot
 * be stopped from here.
 */
@Singleton
public class Drift {
  private static final Logger LOG = Logger.getLogger(Drift.class);
  private static final Duration MAX_AGE = Duration.ofSeconds(10);
  private static final int MAX_CONCURRENT = 4;

  private final ImsGateway ims;
  private final InstanceTracker tracker;
  private final Map<String, Set<String>> agents;
  private final Uni<OptionalInt> latest;
  private volatile Instant validUntil = Instant.MIN;

  Drift(ImsGateway ims, InstanceTracker tracker, AgentsByRegion agents, InstantSource clock) {
    this.ims = ims;
    this.tracker = tracker;
    this.agents = agents.byRegion();
    this.latest =
        Uni.createFrom()
            .deferred(this::compare)
            .onFailure()
            .invoke(
                failure ->
                    LOG.warn(
                        "Failed to compare IMS's running instances with those known here", failure))
            .onFailure()
            .recoverWithItem(OptionalInt.empty())
            .invoke(compared -> validUntil = clock.instant().plus(MAX_AGE))
            .memoize()
            .until(() -> !clock.instant().isBefore(validUntil));
  }

  /**
   * How many more run at IMS than are known here, as of at most 10 s ago; negative if fewer run;
   * empty if that cannot be known now. Never fails.
   */
  public Uni<OptionalInt> latest() {
    return latest;
  }

  private Uni<OptionalInt> compare() {
    return activeAtIms()
        .flatMap(
            active ->
                tracker
                    .alive()
                    .map(alive -> alive.stream().filter(this::isCounted).count())
                    .map(known -> OptionalInt.of((int) (active - known))));
  }

  private Uni<Integer> activeAtIms() {
    return Multi.createFrom()
        .iterable(agents.entrySet())
        .onItem()
        .transformToMultiAndMerge(
            region ->
                Multi.createFrom()
                    .iterable(region.getValue())
                    .onItem()
                    .transformToUni(agent -> ims.getConcurrency(region.getKey(), agent))
                    .merge(MAX_CONCURRENT))
        .collect()
        .with(Collectors.summingInt(ImsConcurrencyResponse::activeCount));
  }

  /** Adopted instances may have no known agent; they are most likely of a configured one. */
  private boolean isCounted(TrackedInstance instance) {
    return instance.agentId().isEmpty()
        || agents.getOrDefault(instance.region(), Set.of()).contains(instance.agentId());
  }
}
