package io.aui.appserver.limits;

import io.aui.appserver.limits.Leashed.Step;
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
 * the instance, and repeats that, with growing pauses, until IMS shows that it is over. One tick
 * looks after all; whatever fails is done again at a later one.
 */
final class Leash {
  /** Many enough for a mass of endings, few enough to leave connections to IMS for the callers. */
  private static final int AT_A_TIME = 32;

  private final LeashRules rules;
  private final InstanceTracker tracker;
  private final LeashActions actions;
  private final InstantSource clock;
  private final Ticker ticker;
  private final Map<String, Leashed> held = new ConcurrentHashMap<>();
  private final AtomicInteger underWay = new AtomicInteger();

  Leash(
      LeashRules rules,
      InstanceTracker tracker,
      LeashActions actions,
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
  void end(TrackedInstance instance) {
    Instant now = clock.instant();
    held.computeIfAbsent(instance.id(), id -> new Leashed(instance, now)).stopNow(now);
  }

  /** How many instances are to be ended and may still run. */
  long stopping() {
    return held.values().stream().filter(Leashed::isStopping).count();
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

  private void hold(List<TrackedInstance> due) {
    Duration longest = rules.maxDuration().orElseThrow();
    for (TrackedInstance instance : due) {
      held.computeIfAbsent(
          instance.id(), id -> new Leashed(instance, instance.startedAt().plus(longest)));
    }
    Set<String> alive =
        due.stream().map(TrackedInstance::id).collect(Collectors.toCollection(HashSet::new));
    held.values().removeIf(each -> each.isIdle() && !alive.contains(each.instance().id()));
  }

  private void act() {
    for (Leashed each : held.values()) {
      if (underWay.get() >= AT_A_TIME) {
        return;
      }
      Step step = each.begin(clock.instant(), rules.farewell().isPresent());
      if (step == Step.SAY_FAREWELL) {
        sayFarewell(each);
      } else if (step == Step.STOP) {
        stop(each);
      }
    }
  }

  private void sayFarewell(Leashed each) {
    underWay.incrementAndGet();
    actions
        .say(each.instance(), rules.farewell().orElseThrow())
        .onTermination()
        .invoke(underWay::decrementAndGet)
        .subscribe()
        .with(each::farewellEnded, failure -> each.farewellEnded(true));
  }

  private void stop(Leashed each) {
    underWay.incrementAndGet();
    actions
        .stop(each.instance())
        .onTermination()
        .invoke(underWay::decrementAndGet)
        .subscribe()
        .with(stopped -> stopEnded(each, stopped), failure -> stopEnded(each, false));
  }

  private void stopEnded(Leashed each, boolean stopped) {
    if (stopped) {
      held.remove(each.instance().id());
    } else {
      each.stopFailed(clock.instant());
    }
  }
}
