package io.aui.appserver.tracking;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps instances in this process, in two stores in insertion order: the next one to drop is always
 * the first of one of them. One lock, held briefly, makes every change atomic.
 */
final class MemoryInstanceTracker implements InstanceTracker {
  private final InsertionOrderedStore alive = new InsertionOrderedStore();
  private final InsertionOrderedStore finished = new InsertionOrderedStore();
  private final int maxInstances;
  private final Duration maxAge;
  private final InstantSource clock;
  private final Consumer<TrackedInstance> onDropped;
  private final Consumer<TrackedInstance> onExpired;
  private final Consumer<TrackedInstance> onFinished;

  /**
   * Creates an empty tracker.
   *
   * @param onDropped receives every instance that is dropped because the tracker is full
   * @param onExpired receives every instance that is forgotten because of its age although it has
   *     not finished
   * @param onFinished receives every known instance that finishes
   */
  MemoryInstanceTracker(
      int maxInstances,
      Duration maxAge,
      InstantSource clock,
      Consumer<TrackedInstance> onDropped,
      Consumer<TrackedInstance> onExpired,
      Consumer<TrackedInstance> onFinished) {
    this.maxInstances = maxInstances;
    this.maxAge = maxAge;
    this.clock = clock;
    this.onDropped = onDropped;
    this.onExpired = onExpired;
    this.onFinished = onFinished;
  }

  @Override
  public Uni<Void> add(TrackedInstance instance) {
    return Uni.createFrom()
        .item(
            () -> {
              addNow(instance);
              return null;
            });
  }

  private synchronized void addNow(TrackedInstance instance) {
    alive.remove(instance.id());
    finished.remove(instance.id());
    storeOf(instance).put(instance);
    forgetOld(alive);
    forgetOld(finished);
    while (alive.size() + finished.size() > maxInstances) {
      onDropped.accept((finished.isEmpty() ? alive : finished).removeFirst());
    }
  }

  @Override
  public Uni<Boolean> addNew(TrackedInstance instance) {
    return Uni.createFrom().item(() -> addNewNow(instance));
  }

  private synchronized boolean addNewNow(TrackedInstance instance) {
    if (findNow(instance.id()).isPresent()) {
      return false;
    }
    addNow(instance);
    return true;
  }

  @Override
  public Uni<Optional<TrackedInstance>> find(String instanceId) {
    return Uni.createFrom().item(() -> findNow(instanceId));
  }

  private synchronized Optional<TrackedInstance> findNow(String instanceId) {
    TrackedInstance found = alive.get(instanceId);
    return Optional.ofNullable(found != null ? found : finished.get(instanceId))
        .filter(instance -> !isOld(instance, clock.instant()));
  }

  @Override
  public Uni<Optional<TrackedInstance>> advance(String instanceId, InstanceState state) {
    return Uni.createFrom().item(() -> advanceNow(instanceId, state));
  }

  private synchronized Optional<TrackedInstance> advanceNow(
      String instanceId, InstanceState state) {
    Optional<TrackedInstance> known = findNow(instanceId);
    if (known.isEmpty() || state.compareTo(known.get().state()) <= 0) {
      return Optional.empty();
    }
    TrackedInstance next = known.get().in(state);
    if (state == InstanceState.FINISHED) {
      alive.remove(instanceId);
      onFinished.accept(next);
    }
    storeOf(next).put(next);
    return Optional.of(next);
  }

  @Override
  public Uni<List<TrackedInstance>> alive() {
    return Uni.createFrom().item(this::aliveNow);
  }

  private synchronized List<TrackedInstance> aliveNow() {
    forgetOld(alive);
    return alive.stream().toList();
  }

  @Override
  public Uni<List<TrackedInstance>> aliveSince(Instant latestStart) {
    return Uni.createFrom().item(() -> aliveSinceNow(latestStart));
  }

  /** Looks at all: an adopted instance may have started long before it was added. */
  private synchronized List<TrackedInstance> aliveSinceNow(Instant latestStart) {
    forgetOld(alive);
    return alive.stream()
        .filter(instance -> !instance.startedAt().isAfter(latestStart))
        .sorted(Comparator.comparing(TrackedInstance::startedAt))
        .toList();
  }

  @Override
  public Uni<Map<InstanceState, Integer>> counts() {
    return Uni.createFrom().item(this::countsNow);
  }

  private synchronized Map<InstanceState, Integer> countsNow() {
    Map<InstanceState, Integer> counts = new EnumMap<>(InstanceState.class);
    for (InstanceState state : InstanceState.values()) {
      counts.put(state, 0);
    }
    for (TrackedInstance instance : aliveNow()) {
      counts.merge(instance.state(), 1, Integer::sum);
    }
    forgetOld(finished);
    counts.put(InstanceState.FINISHED, finished.size());
    return counts;
  }

  private InsertionOrderedStore storeOf(TrackedInstance instance) {
    return instance.state() == InstanceState.FINISHED ? finished : alive;
  }

  /**
   * Instances are almost always added in the order of their start, so it is enough to look from the
   * front until one is young enough.
   */
  private void forgetOld(InsertionOrderedStore instances) {
    Instant now = clock.instant();
    while (!instances.isEmpty() && isOld(instances.first(), now)) {
      TrackedInstance old = instances.removeFirst();
      if (old.state() != InstanceState.FINISHED) {
        onExpired.accept(old);
      }
    }
  }

  private boolean isOld(TrackedInstance instance, Instant now) {
    return !instance.startedAt().plus(maxAge).isAfter(now);
  }
}
