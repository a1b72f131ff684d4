package io.aui.appserver.limits.duration;

import io.aui.appserver.limits.duration.DurationLease.Turn;
import io.aui.appserver.limits.duration.ExpiringCall.Step;
import io.aui.appserver.limits.duration.InstanceTerminator.Outcome;
import io.aui.appserver.tracking.EndCause;
import io.aui.appserver.tracking.InstanceState;
import io.aui.appserver.tracking.InstanceTracker;
import io.aui.appserver.tracking.TrackedInstance;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Ends instances that have reached their longest duration, and those passed to {@link #end}. The
 * agent says farewell first, if that is configured. The stop is repeated with growing pauses until
 * IMS shows that the instance has ended. The limiter gives up only if IMS has refused both the stop
 * and the description for an hour. One periodic task serves all instances; what fails is tried
 * again in a later run. Of several replicas, one at a time acts on what the tracker shows as due
 * ({@link DurationLease}); while the shared state is away, none does, but each goes on ending what
 * it has begun to end.
 */
final class DurationLimiter implements LeaseHolder {
  /** Enough to end many instances quickly; callers keep most connections to IMS. */
  private static final int MAX_CONCURRENT = 32;

  /** Most instances kept here; each takes up to 400 bytes of the heap. */
  static final int MAX_CALLS = 10_000;

  private final DurationPolicy policy;
  private final InstanceTracker tracker;
  private final DurationLease lease;
  private final DurationActions actions;
  private final InstantSource clock;
  private final Ticker ticker;
  private final Map<String, ExpiringCall> calls = new ConcurrentHashMap<>();
  private final AtomicInteger concurrent = new AtomicInteger();
  private volatile boolean holdsLease;

  DurationLimiter(
      DurationPolicy policy,
      InstanceTracker tracker,
      DurationLease lease,
      DurationActions actions,
      InstantSource clock,
      Ticker ticker) {
    this.policy = policy;
    this.tracker = tracker;
    this.lease = lease;
    this.actions = actions;
    this.clock = clock;
    this.ticker = ticker;
  }

  /** Starts the periodic task. */
  void start() {
    ticker.every(policy.interval(), this::run);
  }

  /**
   * Ends an instance as soon as possible, whatever its duration. If there is no room for it, the
   * alarm is raised instead.
   */
  void end(RunningInstance instance) {
    Instant now = clock.instant();
    ExpiringCall call = callOf(instance, now);
    if (call != null) {
      call.stopNow(now);
    }
  }

  /**
   * Ends an instance that has just started at that time, or at its longest duration if that is
   * earlier. If there is no room for it, the alarm is raised instead.
   */
  void endBy(RunningInstance instance, Instant latest) {
    Instant longest = policy.maxDuration().map(clock.instant()::plus).orElse(latest);
    Instant stopAt = longest.isBefore(latest) ? longest : latest;
    ExpiringCall call = callOf(instance, stopAt);
    if (call != null) {
      call.stopBy(stopAt);
    }
  }

  /**
   * Keeps an instance that the tracker has dropped, so that it still ends at its longest duration.
   */
  void dropped(TrackedInstance instance) {
    if (policy.maxDuration().isPresent() && instance.state() != InstanceState.FINISHED) {
      ExpiringCall call =
          callOf(running(instance), instance.startedAt().plus(policy.maxDuration().get()));
      if (call != null) {
        call.stopWithoutTracker();
      }
    }
  }

  /** Forgets an instance that has ended, for whatever reason. */
  void ended(String instanceId) {
    calls.remove(instanceId);
  }

  /** Whether the stop of an instance is being repeated already. */
  boolean isEnding(String instanceId) {
    ExpiringCall call = calls.get(instanceId);
    return call != null && call.isStopping();
  }

  /** How many instances a stop has not ended yet; they may still run. */
  long stopping() {
    return calls.values().stream().filter(ExpiringCall::isStopping).count();
  }

  @Override
  public boolean holdsLease() {
    return holdsLease;
  }

  /** The call of an instance, or null after the alarm if there is no room for it. */
  private ExpiringCall callOf(RunningInstance instance, Instant stopAt) {
    ExpiringCall known = calls.get(instance.id());
    if (known == null && calls.size() >= MAX_CALLS) {
      actions.noRoom(instance);
      return null;
    }
    return calls.computeIfAbsent(instance.id(), id -> new ExpiringCall(instance, stopAt));
  }

  private static RunningInstance running(TrackedInstance instance) {
    return new RunningInstance(instance.id(), instance.region());
  }

  private void run() {
    List<EndingInstance> ending =
        calls.values().stream().map(ExpiringCall::ending).flatMap(Optional::stream).toList();
    lease
        .renew(ending)
        .subscribe()
        .with(
            this::renewed,
            unavailable -> {
              holdsLease = false;
              act(false);
            });
  }

  private void renewed(Turn turn) {
    holdsLease = turn.held();
    turn.endedByOthers().forEach(calls::remove);
    turn.takenOver().forEach(this::takeOver);
    if (!turn.held()) {
      calls.values().removeIf(ExpiringCall::isIdle);
      act(false);
    } else if (policy.firstStepAfter().isPresent()) {
      Instant latestStart = clock.instant().minus(policy.firstStepAfter().get());
      tracker
          .aliveSince(latestStart)
          .subscribe()
          .with(
              due -> {
                add(due);
                act(true);
              },
              unavailable -> act(false));
    } else {
      act(true);
    }
  }

  private void takeOver(EndingInstance ending) {
    if (!ending.stopAt().isAfter(clock.instant())) {
      end(ending.instance());
      return;
    }
    ExpiringCall call = callOf(ending.instance(), ending.stopAt());
    if (call != null) {
      call.stopWithoutTracker();
    }
  }

  /** Instances without room stay in the tracker; the next run finds them again. */
  private void add(List<TrackedInstance> due) {
    Duration maxDuration = policy.maxDuration().orElseThrow();
    for (TrackedInstance instance : due) {
      if (calls.size() < MAX_CALLS) {
        calls.computeIfAbsent(
            instance.id(),
            id -> new ExpiringCall(running(instance), instance.startedAt().plus(maxDuration)));
      }
    }
    Set<String> alive =
        due.stream().map(TrackedInstance::id).collect(Collectors.toCollection(HashSet::new));
    calls.values().removeIf(call -> call.isIdle() && !alive.contains(call.instance().id()));
  }

  /**
   * Begins what is due.
   *
   * @param all whether to act on all instances, or only on those that this replica has to end
   */
  private void act(boolean all) {
    for (ExpiringCall call : calls.values()) {
      if (concurrent.get() >= MAX_CONCURRENT) {
        return;
      }
      if (!all && call.isIdle()) {
        continue;
      }
      Step step =
          call.begin(clock.instant(), policy.farewell().isPresent(), policy.farewellBefore());
      if (step == Step.SAY_FAREWELL) {
        sayFarewell(call);
      } else if (step == Step.STOP) {
        stop(call);
      }
    }
  }

  private void sayFarewell(ExpiringCall call) {
    concurrent.incrementAndGet();
    lease
        .beginFarewell(call.instance().id())
        .onItemOrFailure()
        .transformToUni(
            (first, failure) ->
                failure == null && first
                    ? say(call.instance())
                    : Uni.createFrom().item(failure == null))
        .onTermination()
        .invoke(concurrent::decrementAndGet)
        .subscribe()
        .with(call::farewellEnded, failure -> call.farewellEnded(true));
  }

  /** Whether the farewell may have been said. */
  private Uni<Boolean> say(RunningInstance instance) {
    return actions
        .sendSpeech(instance, policy.farewell().orElseThrow())
        .call(
            mayHaveBeenSaid ->
                mayHaveBeenSaid
                    ? Uni.createFrom().voidItem()
                    : lease.farewellNotSaid(instance.id()));
  }

  private void stop(ExpiringCall call) {
    concurrent.incrementAndGet();
    actions
        .stop(call.instance(), EndCause.DURATION_LIMIT)
        .onTermination()
        .invoke(concurrent::decrementAndGet)
        .subscribe()
        .with(outcome -> stopEnded(call, outcome), failure -> stopEnded(call, Outcome.MAY_RUN));
  }

  private void stopEnded(ExpiringCall call, Outcome outcome) {
    RunningInstance instance = call.instance();
    if (outcome == Outcome.ENDED) {
      calls.remove(instance.id());
    } else if (call.stopFailed(outcome, clock.instant())) {
      actions.gaveUp(instance);
      if (policy.maxDuration().isEmpty()) {
        // With a longest duration it stays: otherwise every run would find it in the tracker again.
        calls.remove(instance.id());
      }
    }
  }
}
