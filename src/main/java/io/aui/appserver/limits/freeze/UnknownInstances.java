package io.aui.appserver.limits.freeze;

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
 * Counts the instances of the configured agents that run at IMS but are unknown here, so that
 * nothing here can stop them. IMS gives only the number of an agent's calls, not their ids.
 */
@Singleton
class UnknownInstances {
  private static final Logger LOG = Logger.getLogger(UnknownInstances.class);
  private static final Duration MAX_AGE = Duration.ofSeconds(10);
  private static final int MAX_CONCURRENT = 4;

  private final ImsGateway ims;
  private final InstanceTracker tracker;
  private final Map<String, Set<String>> agents;
  private final Uni<OptionalInt> count;
  private volatile Instant validUntil = Instant.MIN;

  UnknownInstances(
      ImsGateway ims, InstanceTracker tracker, AgentsByRegion agents, InstantSource clock) {
    this.ims = ims;
    this.tracker = tracker;
    this.agents = agents.byRegion();
    this.count =
        Uni.createFrom()
            .deferred(this::countNow)
            .onFailure()
            .invoke(failure -> LOG.warn("Failed to count instances that are unknown here", failure))
            .onFailure()
            .recoverWithItem(OptionalInt.empty())
            .invoke(counted -> validUntil = clock.instant().plus(MAX_AGE))
            .memoize()
            .until(() -> !clock.instant().isBefore(validUntil));
  }

  /** How many there are, as of at most 10 s ago; empty if that cannot be known now. Never fails. */
  Uni<OptionalInt> count() {
    return count;
  }

  private Uni<OptionalInt> countNow() {
    return activeAtIms()
        .flatMap(
            active ->
                tracker
                    .alive()
                    .map(alive -> alive.stream().filter(this::isCounted).count())
                    .map(known -> OptionalInt.of((int) Math.max(0, active - known))));
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
