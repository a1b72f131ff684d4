package io.aui.appserver.limits;

import io.aui.appserver.tracking.InstanceState;
import io.aui.appserver.tracking.InstanceTracker;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks which of a user's counted instances still run. Those who ask while it is being looked share
 * what is found: many refused starts at once cost IMS no more than one.
 */
@ApplicationScoped
class Recount {
  private static final int AT_A_TIME = 8;

  private final QuotaStore quotas;
  private final InstanceTracker tracker;
  private final Endings endings;
  private final InstantSource clock;
  private final Map<String, Uni<Void>> underWay = new ConcurrentHashMap<>();

  Recount(QuotaStore quotas, InstanceTracker tracker, Endings endings, InstantSource clock) {
    this.quotas = quotas;
    this.tracker = tracker;
    this.endings = endings;
    this.clock = clock;
  }

  /** Completes when those that have ended do not count any more. */
  Uni<Void> of(String user) {
    return underWay.computeIfAbsent(
        user,
        someone ->
            Uni.createFrom()
                .deferred(() -> look(someone))
                .onTermination()
                .invoke(() -> underWay.remove(someone))
                .memoize()
                .indefinitely());
  }

  private Uni<Void> look(String user) {
    return quotas
        .running(user)
        .flatMap(
            running ->
                Multi.createFrom()
                    .iterable(running)
                    .onItem()
                    .transformToUni(this::lookAt)
                    .merge(AT_A_TIME)
                    .collect()
                    .last()
                    .replaceWithVoid());
  }

  /** One that the tracker has forgotten can be asked about no more: it stops counting. */
  private Uni<Boolean> lookAt(String instanceId) {
    return tracker
        .find(instanceId)
        .flatMap(
            known ->
                known.isEmpty() || known.get().state() == InstanceState.FINISHED
                    ? quotas.ended(instanceId, clock.instant()).replaceWith(true)
                    : endings.hasEnded(known.get()));
  }
}
