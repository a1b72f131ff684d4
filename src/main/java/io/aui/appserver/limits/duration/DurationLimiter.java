package io.aui.appserver.limits.duration;

import io.aui.appserver.limits.duration.ExpiringCall.Step;
import io.aui.appserver.limits.duration.InstanceTerminator.Outcome;
import io.aui.appserver.tracking.InstanceState;
import io.aui.appserver.tracking.InstanceTracker;
import io.aui.appserver.tracking.TrackedInstance;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Ends instances whose time is up, and those it is told to end: has the agent say farewell, stops
 * the instance, and repeats that, with growing pauses, until IMS shows that it is over. It gives up
 * only if IMS has refused both the stop and the description for an hour. One tick looks after all;
 * whatever fails is done again at a later one.
 */
final class DurationLimiter {
  /** Many enough for a mass of endings, few enough to leave connections to IMS for the callers. */
  private static final int AT_A_TIME = 32;

  /** Most instances held: each takes up to 400 bytes. */
  static final int MAX_HELD = 10_000;

  private final DurationPolicy rules;
  private final InstanceTracker tracker;
  private final DurationActions actions;
  private final InstantSource clock;
  private final Ticker ticker;
  private final Map<String, ExpiringCall> held = new ConcurrentHashMap<>();
  private final AtomicInteger underWay = new AtomicInteger();

  DurationLimiter(
      DurationPolicy rules,
      InstanceTracker tracker,
      DurationActions actions,
      InstantSource clock,
      Ticker ticker) {
    this.rules = rules;
    this.tracker = tracker;
    this.actions = actions;
    this.clock = clock;
    this.ticker = ticker;
  }

  /** Looks after instances from now on. */
  void start() {
    ticker.every(rules.interval(), this::tick);
  }

  /** Ends an instance, now and for certain. */
  void end(RunningInstance instance) {
    Instant now = clock.instant();
    ExpiringCall each = held(instance, now);
    if (each != null) {
      each.stopNow(now);
    }
  }

  /** The tracker has dropped an instance: it is ended at its time all the same. */
  void dropped(TrackedInstance instance) {
    if (rules.maxDuration().isPresent() && instance.state() != InstanceState.FINISHED) {
      ExpiringCall each =
          held(running(instance), instance.startedAt().plus(rules.maxDuration().get()));
      if (each != null) {
        each.stopWithoutTracker();
      }
    }
  }

  /** An instance has ended, whoever ended it. */
  void ended(String instanceId) {
    held.remove(instanceId);
  }

  /** Whether an instance is being stopped over and over already. */
  boolean isEnding(String instanceId) {
    ExpiringCall each = held.get(instanceId);
    return each != null && each.isStopping();
  }

  /** How many instances are to be ended and may still run. */
  long stopping() {
    return held.values().stream().filter(ExpiringCall::isStopping).count();
  }

  /** Null, after the alarm, if there is no room for it. */
  private ExpiringCall held(RunningInstance instance, Instant stopAt) {
    ExpiringCall known = held.get(instance.id());
    if (known == null && held.size() >= MAX_HELD) {
      actions.lost(instance);
      return null;
    }
    return held.computeIfAbsent(instance.id(), id -> new ExpiringCall(instance, stopAt));
  }

  private static RunningInstance running(TrackedInstance instance) {
    return new RunningInstance(instance.id(), instance.region());
  }

  private void tick() {
    if (rules.firstInterest().isPresent()) {
      Instant latestStart = clock.instant().minus(rules.firstInterest().get());
      tracker
          .aliveSince(latestStart)
          .subscribe()
          .with(
              due -> {
                hold(due);
                act();
              },
              unavailable -> act());
    } else if (!held.isEmpty()) {
      act();
    }
  }

  /** Those for which there is no room stay in the tracker, and are found again at the next tick. */
  private void hold(List<TrackedInstance> due) {
    Duration longest = rules.maxDuration().orElseThrow();
    for (TrackedInstance instance : due) {
      if (held.size() < MAX_HELD) {
        held.computeIfAbsent(
            instance.id(),
            id -> new ExpiringCall(running(instance), instance.startedAt().plus(longest)));
      }
    }
    Set<String> alive =
        due.stream().map(TrackedInstance::id).collect(Collectors.toCollection(HashSet::new));
    held.values().removeIf(each -> each.isIdle() && !alive.contains(each.instance().id()));
  }

  private void act() {
    for (ExpiringCall each : held.values()) {
      if (underWay.get() >= AT_A_TIME) {
        return;
      }
      Step step = each.begin(clock.instant(), rules.farewell().isPresent(), rules.farewellBefore());
      if (step == Step.SAY_FAREWELL) {
        sayFarewell(each);
      } else if (step == Step.STOP) {
        stop(each);
      }
    }
  }

  private void sayFarewell(ExpiringCall each) {
    underWay.incrementAndGet();
    actions
        .say(each.instance(), rules.farewell().orElseThrow())
        .onTermination()
        .invoke(underWay::decrementAndGet)
        .subscribe()
        .with(each::farewellEnded, failure -> each.farewellEnded(true));
  }

  private void stop(ExpiringCall each) {
    underWay.incrementAndGet();
    actions
        .stop(each.instance())
        .onTermination()
        .invoke(underWay::decrementAndGet)
        .subscribe()
        .with(outcome -> stopEnded(each, outcome), failure -> stopEnded(each, Outcome.MAY_RUN));
  }

  private void stopEnded(ExpiringCall each, Outcome outcome) {
    RunningInstance instance = each.instance();
    if (outcome == Outcome.ENDED) {
      held.remove(instance.id());
    } else if (each.stopFailed(outcome, clock.instant())) {
      actions.gaveUp(instance);
      if (rules.maxDuration().isEmpty()) {
        // With a longest duration it stays, lest the tracker brings it back at every tick.
        held.remove(instance.id());
      }
    }
  }
}
