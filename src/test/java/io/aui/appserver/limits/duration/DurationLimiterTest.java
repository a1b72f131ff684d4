package io.aui.appserver.limits.duration;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.MovableClock;
import io.aui.appserver.limits.duration.InstanceTerminator.Outcome;
import io.aui.appserver.redis.RedisClients;
import io.aui.appserver.redis.RedisCommands;
import io.aui.appserver.testing.RedisServer;
import io.aui.appserver.tracking.EndCause;
import io.aui.appserver.tracking.InstanceState;
import io.aui.appserver.tracking.InstanceTracker;
import io.aui.appserver.tracking.TrackedInstance;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DurationLimiterTest {
  private static final String BYE = "Bye";

  private final MovableClock clock = new MovableClock();
  private final Tracker tracker = new Tracker();
  private final Actions actions = new Actions();
  private RedisCommands redis;
  private Runnable task;

  @Test
  void saysFarewellOnceAMinuteBeforeTheEndAndStopsAtTheEnd() {
    durationLimiter(Optional.of(BYE));
    tracker.alive.add(instance("i-1"));

    pass(Duration.ofMinutes(9).minusSeconds(1));
    assertThat(actions.done).isEmpty();
    pass(Duration.ofSeconds(1));
    assertThat(actions.done).containsExactly("say i-1 Bye");
    pass(Duration.ofSeconds(59));
    assertThat(actions.done).hasSize(1);
    pass(Duration.ofSeconds(1));
    assertThat(actions.done).containsExactly("say i-1 Bye", "stop i-1");
    pass(Duration.ofMinutes(5));
    assertThat(actions.done).hasSize(2);
  }

  @Test
  void endsAnInstanceAtATimeOfItsOwn() {
    DurationLimiter limiter =
        durationLimiter(Optional.of(Duration.ofMinutes(10)), Optional.of(BYE));
    limiter.endBy(new RunningInstance("i-1", "cn-shanghai"), clock.instant().plusSeconds(90));

    pass(Duration.ofSeconds(30));
    assertThat(actions.done).containsExactly("say i-1 Bye");
    pass(Duration.ofSeconds(59));
    assertThat(actions.done).hasSize(1);
    pass(Duration.ofSeconds(1));
    assertThat(actions.done).containsExactly("say i-1 Bye", "stop i-1");
  }

  @Test
  void theLongestDurationHoldsIfItIsEarlier() {
    DurationLimiter limiter =
        durationLimiter(Optional.of(Duration.ofMinutes(10)), Optional.empty());
    limiter.endBy(new RunningInstance("i-1", "cn-shanghai"), clock.instant().plusSeconds(3_600));

    pass(Duration.ofMinutes(10).minusSeconds(1));
    assertThat(actions.done).isEmpty();
    pass(Duration.ofSeconds(1));
    assertThat(actions.done).containsExactly("stop i-1");
  }

  @Test
  void saysNothingIfNoFarewellIsConfigured() {
    durationLimiter(Optional.empty());
    tracker.alive.add(instance("i-1"));

    pass(Duration.ofMinutes(9).plusSeconds(30));
    assertThat(actions.done).isEmpty();
    pass(Duration.ofSeconds(30));
    assertThat(actions.done).containsExactly("stop i-1");
  }

  @Test
  void repeatsAStopWithGrowingPausesUntilItIsConfirmed() {
    durationLimiter(Optional.empty());
    tracker.alive.add(instance("i-1"));
    actions.stopsThatFail = 9;

    List<Long> pauses = new ArrayList<>();
    pass(Duration.ofMinutes(10));
    Instant latest = clock.instant();
    for (int second = 0; second < 600; second++) {
      int before = actions.done.size();
      pass(Duration.ofSeconds(1));
      if (actions.done.size() > before) {
        pauses.add(Duration.between(latest, clock.instant()).toSeconds());
        latest = clock.instant();
      }
    }

    assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
  }

  @Test
  void repeatsAFarewellThatWasDefinitelyNotSaid() {
    durationLimiter(Optional.of(BYE));
    tracker.alive.add(instance("i-1"));
    actions.farewellsThatFail = 2;

    pass(Duration.ofMinutes(9));
    pass(Duration.ofSeconds(1));
    pass(Duration.ofSeconds(1));
    pass(Duration.ofSeconds(1));

    assertThat(actions.done).containsExactly("say i-1 Bye", "say i-1 Bye", "say i-1 Bye");
  }

  @Test
  void doesNotStopASecondTimeWhileAStopIsUnderWay() {
    durationLimiter(Optional.empty());
    tracker.alive.add(instance("i-1"));
    actions.hang = true;

    pass(Duration.ofMinutes(10));
    pass(Duration.ofMinutes(1));
    assertThat(actions.done).containsExactly("stop i-1");
    actions.hanging.remove().complete(Outcome.MAY_RUN);
    pass(Duration.ofSeconds(1));
    assertThat(actions.done).hasSize(2);
  }

  @Test
  void doesNotStopWhatHasEndedByItself() {
    durationLimiter(Optional.of(BYE));
    tracker.alive.add(instance("i-1"));
    pass(Duration.ofMinutes(9));
    tracker.alive.clear();

    pass(Duration.ofMinutes(2));

    assertThat(actions.done).containsExactly("say i-1 Bye");
  }

  @Test
  void repeatsAStopAfterTheTrackerHasForgottenTheInstance() {
    durationLimiter(Optional.empty());
    tracker.alive.add(instance("i-1"));
    actions.stopsThatFail = 1;
    pass(Duration.ofMinutes(10));
    tracker.alive.clear();

    pass(Duration.ofSeconds(1));

    assertThat(actions.done).containsExactly("stop i-1", "stop i-1");
  }

  @Test
  void survivesATrackerThatFails() {
    durationLimiter(Optional.empty());
    tracker.alive.add(instance("i-1"));
    actions.stopsThatFail = 1;
    pass(Duration.ofMinutes(10));
    tracker.isDown = true;

    pass(Duration.ofSeconds(1));

    assertThat(actions.done).hasSize(2);
  }

  @Test
  void endsOnRequestWithoutALongestDuration() {
    DurationLimiter durationLimiter = durationLimiter(Optional.empty(), Optional.empty());
    TrackedInstance instance = instance("i-1");
    tracker.alive.add(instance);
    pass(Duration.ofDays(1));
    assertThat(actions.done).isEmpty();

    actions.stopsThatFail = 1;
    durationLimiter.end(running(instance));
    pass(Duration.ofSeconds(1));
    assertThat(durationLimiter.stopping()).isEqualTo(1);
    pass(Duration.ofSeconds(1));

    assertThat(actions.done).containsExactly("stop i-1", "stop i-1");
    assertThat(durationLimiter.stopping()).isZero();
  }

  @Test
  void endsOnRequestBeforeTheLongestDuration() {
    DurationLimiter durationLimiter =
        durationLimiter(Optional.of(Duration.ofMinutes(10)), Optional.of(BYE));
    TrackedInstance instance = instance("i-1");
    tracker.alive.add(instance);
    actions.stopsThatFail = 1;

    durationLimiter.end(running(instance));
    pass(Duration.ofSeconds(1));
    pass(Duration.ofSeconds(1));

    assertThat(actions.done).containsExactly("stop i-1", "stop i-1");
  }

  @Test
  void doesNotStopOnRequestWhatHasEnded() {
    DurationLimiter durationLimiter = durationLimiter(Optional.empty(), Optional.empty());
    durationLimiter.end(running(instance("i-1")));

    durationLimiter.ended("i-1");
    pass(Duration.ofSeconds(1));

    assertThat(actions.done).isEmpty();
  }

  @Test
  void endsWhatTheTrackerHasDroppedAtItsTime() {
    DurationLimiter durationLimiter =
        durationLimiter(Optional.of(Duration.ofMinutes(10)), Optional.of(BYE));
    TrackedInstance dropped = instance("i-1");
    pass(Duration.ofMinutes(5));

    durationLimiter.dropped(dropped);
    pass(Duration.ofMinutes(4).minusSeconds(1));
    assertThat(actions.done).isEmpty();
    pass(Duration.ofSeconds(1));
    assertThat(actions.done).containsExactly("say i-1 Bye");
    pass(Duration.ofMinutes(1));

    assertThat(actions.done).containsExactly("say i-1 Bye", "stop i-1");
  }

  @Test
  void raisesAnAlarmIfThereIsNoRoomForAnInstance() {
    DurationLimiter durationLimiter =
        durationLimiter(Optional.of(Duration.ofMinutes(10)), Optional.empty());
    for (int i = 0; i < DurationLimiter.MAX_CALLS; i++) {
      durationLimiter.dropped(instance("i-" + i));
    }
    assertThat(actions.alarms).isEmpty();

    durationLimiter.dropped(instance("one-too-many"));

    assertThat(actions.alarms).containsExactly("no room for one-too-many");
  }

  @Test
  void givesUpOnceImsHasRefusedEverythingForAnHour() {
    DurationLimiter durationLimiter =
        durationLimiter(Optional.of(Duration.ofMinutes(10)), Optional.empty());
    TrackedInstance instance = instance("i-1");
    tracker.alive.add(instance);
    actions.stopsThatFail = Integer.MAX_VALUE;
    actions.failing = Outcome.REFUSED;
    pass(Duration.ofMinutes(10));

    passInMinutes(59);
    assertThat(actions.alarms).isEmpty();
    assertThat(durationLimiter.stopping()).isEqualTo(1);
    passInMinutes(2);
    assertThat(actions.alarms).containsExactly("gave up i-1");
    assertThat(durationLimiter.stopping()).isZero();
    int stops = actions.done.size();
    passInMinutes(60);

    assertThat(actions.done).hasSize(stops);
    assertThat(actions.alarms).hasSize(1);
    durationLimiter.end(running(instance));
    passInMinutes(1);
    assertThat(actions.done).as("somebody asks for it again").hasSizeGreaterThan(stops);
  }

  @Test
  void neverGivesUpIfImsIsUnavailableNowAndThen() {
    durationLimiter(Optional.of(Duration.ofMinutes(10)), Optional.empty());
    tracker.alive.add(instance("i-1"));
    actions.stopsThatFail = Integer.MAX_VALUE;
    pass(Duration.ofMinutes(10));

    for (int hour = 0; hour < 5; hour++) {
      actions.failing = Outcome.REFUSED;
      passInMinutes(50);
      actions.failing = Outcome.MAY_RUN;
      passInMinutes(2);
    }

    assertThat(actions.alarms).isEmpty();
    assertThat(actions.done).hasSizeGreaterThan(250);
  }

  @Test
  void endsManyInstancesInSeveralRuns() {
    durationLimiter(Optional.empty());
    for (int i = 0; i < 100; i++) {
      tracker.alive.add(instance("i-" + i));
    }
    actions.hang = true;
    pass(Duration.ofMinutes(10));
    int first = actions.done.size();
    assertThat(first).isBetween(1, 99);

    actions.hang = false;
    actions.hanging.forEach(each -> each.complete(Outcome.ENDED));
    pass(Duration.ofSeconds(1));

    assertThat(actions.done).hasSize(100).doesNotHaveDuplicates();
  }

  @Test
  void doesNothingAboutDueInstancesButGoesOnStoppingWhileTheSharedStateIsAway() {
    Lease away = new Lease(new MemoryDurationLease());
    Replica replica = replica(away, Optional.of(Duration.ofMinutes(10)), Optional.empty());
    replica.limiter.end(running(instance("ending")));
    actions.stopsThatFail = 1;
    pass(Duration.ofSeconds(1));
    assertThat(replica.limiter.holdsLease()).isTrue();
    tracker.alive.add(instance("due"));
    away.isDown = true;

    pass(Duration.ofMinutes(10));
    assertThat(actions.done).containsExactly("stop ending", "stop ending");
    assertThat(replica.limiter.holdsLease()).isFalse();
    away.isDown = false;
    pass(Duration.ofSeconds(1));

    assertThat(actions.done).containsExactly("stop ending", "stop ending", "stop due");
  }

  @Test
  void doesNotStopWhatItSaidFarewellToWhileTheSharedStateIsAway() {
    Lease lease = new Lease(new MemoryDurationLease());
    replica(lease, Optional.of(Duration.ofMinutes(10)), Optional.of(BYE));
    tracker.alive.add(instance("i-1"));
    pass(Duration.ofMinutes(9));
    lease.isDown = true;
    pass(Duration.ofMinutes(2));
    assertThat(actions.done).containsExactly("say i-1 Bye");
    lease.isDown = false;

    pass(Duration.ofSeconds(1));

    assertThat(actions.done).containsExactly("say i-1 Bye", "stop i-1");
  }

  @Test
  void forgetsWhatAnotherReplicaHasToEnd() {
    Lease lease = new Lease(new MemoryDurationLease());
    Replica replica = replica(lease, Optional.of(Duration.ofMinutes(10)), Optional.of(BYE));
    for (int i = 0; i < DurationLimiter.MAX_CALLS; i++) {
      tracker.alive.add(instance("i-" + i));
    }
    pass(Duration.ofMinutes(9));
    lease.isLost = true;
    pass(Duration.ofSeconds(1));

    replica.limiter.end(running(instance("one-more")));

    assertThat(actions.alarms).isEmpty();
  }

  @Test
  void oneOfTwoReplicasSaysFarewellAndStops() {
    Replica one = replicaOnRedis(Optional.of(Duration.ofMinutes(10)));
    Replica other = replicaOnRedis(Optional.of(Duration.ofMinutes(10)));
    tracker.alive.add(instance("i-1"));
    actions.hang = true;

    clock.move(Duration.ofMinutes(9).minusSeconds(10));
    passOnAll(Duration.ofSeconds(90), one, other);

    assertThat(actions.done).containsExactly("say i-1 Bye", "stop i-1");
    assertThat(one.limiter.holdsLease()).isTrue();
    assertThat(other.limiter.holdsLease()).isFalse();
  }

  @Test
  void theOtherReplicaTakesOverAndRepeatsNoFarewell() {
    Replica one = replicaOnRedis(Optional.of(Duration.ofMinutes(10)));
    Replica other = replicaOnRedis(Optional.of(Duration.ofMinutes(10)));
    tracker.alive.add(instance("i-1"));
    clock.move(Duration.ofMinutes(9));
    passOnAll(Duration.ofSeconds(1), one, other);
    assertThat(actions.done).containsExactly("say i-1 Bye");

    passOnAll(Duration.ofSeconds(10), other);
    assertThat(other.limiter.holdsLease()).isTrue();
    passOnAll(Duration.ofSeconds(60), other);

    assertThat(actions.done).containsExactly("say i-1 Bye", "stop i-1");
    passOnAll(Duration.ofSeconds(10), one, other);
    assertThat(one.limiter.holdsLease()).as("it comes back").isFalse();
    assertThat(actions.done).hasSize(2);
  }

  @Test
  void theOtherReplicaSaysTheFarewellThatWasDefinitelyNotSaid() {
    Replica one = replicaOnRedis(Optional.of(Duration.ofMinutes(10)));
    Replica other = replicaOnRedis(Optional.of(Duration.ofMinutes(10)));
    tracker.alive.add(instance("i-1"));
    actions.farewellsThatFail = 1;
    clock.move(Duration.ofMinutes(9));
    passOnAll(Duration.ofSeconds(1), one, other);

    passOnAll(Duration.ofSeconds(10), other);

    assertThat(actions.done).containsExactly("say i-1 Bye", "say i-1 Bye");
  }

  @Test
  void aStopThatADeadReplicaRepeatedIsTakenOver() {
    Replica holder = replicaOnRedis(Optional.empty());
    Replica mortal = replicaOnRedis(Optional.empty());
    passOnAll(Duration.ofSeconds(1), holder, mortal);
    actions.stopsThatFail = Integer.MAX_VALUE;

    mortal.limiter.end(running(instance("i-1")));
    passOnAll(Duration.ofSeconds(20), holder, mortal);
    assertThat(actions.done).as("after 0, 1, 3, 7, 15 s, by one replica").hasSize(5);

    passOnAll(Duration.ofSeconds(10), holder);
    assertThat(actions.done).hasSizeGreaterThan(5);
    assertThat(holder.limiter.isEnding("i-1")).isTrue();
    int stops = actions.done.size();
    passOnAll(Duration.ofSeconds(1), mortal);
    assertThat(mortal.limiter.isEnding("i-1")).as("it comes back").isFalse();
    assertThat(actions.done).hasSize(stops);

    actions.stopsThatFail = 0;
    passOnAll(Duration.ofSeconds(60), holder, mortal);
    assertThat(actions.done).hasSize(stops + 1);
    assertThat(RedisServer.shared().lifetimes().keySet()).noneMatch(key -> key.contains("endings"));
  }

  @Test
  void whatADeadReplicaKeptForTheFullTrackerEndsAtItsTime() {
    Replica holder = replicaOnRedis(Optional.of(Duration.ofMinutes(10)));
    Replica mortal = replicaOnRedis(Optional.of(Duration.ofMinutes(10)));
    passOnAll(Duration.ofSeconds(1), holder, mortal);
    mortal.limiter.dropped(instance("i-1"));
    passOnAll(Duration.ofSeconds(1), holder, mortal);

    passOnAll(Duration.ofMinutes(8), holder);
    assertThat(actions.done).isEmpty();
    passOnAll(Duration.ofMinutes(2), holder);

    assertThat(actions.done).containsExactly("say i-1 Bye", "stop i-1");
  }

  @Test
  void ofTwoReplicasThatEndOneInstanceTheHolderGoesOn() {
    Replica holder = replicaOnRedis(Optional.empty());
    Replica other = replicaOnRedis(Optional.empty());
    passOnAll(Duration.ofSeconds(1), holder, other);
    actions.stopsThatFail = Integer.MAX_VALUE;

    other.limiter.end(running(instance("i-1")));
    passOnAll(Duration.ofSeconds(1), holder, other);
    holder.limiter.end(running(instance("i-1")));
    passOnAll(Duration.ofSeconds(2), holder, other);

    assertThat(holder.limiter.isEnding("i-1")).isTrue();
    assertThat(other.limiter.isEnding("i-1")).isFalse();
  }

  private void durationLimiter(Optional<String> farewell) {
    durationLimiter(Optional.of(Duration.ofMinutes(10)), farewell);
  }

  private DurationLimiter durationLimiter(Optional<Duration> longest, Optional<String> farewell) {
    return replica(new MemoryDurationLease(), longest, farewell).limiter;
  }

  private Replica replica(
      DurationLease lease, Optional<Duration> longest, Optional<String> farewell) {
    DurationLimiter durationLimiter =
        new DurationLimiter(
            policy(longest, farewell),
            tracker,
            lease,
            actions,
            clock,
            (interval, periodic) -> task = periodic);
    durationLimiter.start();
    return new Replica(durationLimiter, task);
  }

  private static DurationPolicy policy(Optional<Duration> longest, Optional<String> farewell) {
    return new DurationPolicy(longest, farewell, Duration.ofMinutes(1), Duration.ofSeconds(1));
  }

  private Replica replicaOnRedis(Optional<Duration> longest) {
    if (redis == null) {
      redis = RedisClients.emptied();
    }
    Optional<String> farewell = longest.map(set -> BYE);
    return replica(
        new Lease(
            new RedisDurationLease(redis, policy(longest, farewell), Duration.ofDays(7), clock)),
        longest,
        farewell);
  }

  private void passOnAll(Duration time, Replica... replicas) {
    for (long second = 0; second < time.toSeconds(); second++) {
      clock.move(Duration.ofSeconds(1));
      for (Replica replica : replicas) {
        replica.task.run();
      }
    }
  }

  private void pass(Duration time) {
    clock.move(time);
    task.run();
  }

  private void passInMinutes(int minutes) {
    for (int i = 0; i < minutes; i++) {
      pass(Duration.ofMinutes(1));
    }
  }

  private static RunningInstance running(TrackedInstance instance) {
    return new RunningInstance(instance.id(), instance.region());
  }

  private TrackedInstance instance(String id) {
    return new TrackedInstance(
        id, "alice", "agent", "cn-shanghai", "c", null, clock.instant(), InstanceState.CREATED);
  }

  private record Replica(DurationLimiter limiter, Runnable task) {}

  /** Completes at once, also on Redis, so that a run has ended when its task returns. */
  private static final class Lease implements DurationLease {
    private final DurationLease lease;
    private boolean isDown;
    private boolean isLost;

    Lease(DurationLease lease) {
      this.lease = lease;
    }

    @Override
    public Uni<Turn> renew(List<EndingInstance> ending) {
      if (isDown) {
        return Uni.createFrom().failure(new IllegalStateException("down"));
      }
      return isLost
          ? Uni.createFrom().item(new Turn(false, List.of(), List.of()))
          : atOnce(lease.renew(ending));
    }

    @Override
    public Uni<Boolean> beginFarewell(String instanceId) {
      return atOnce(lease.beginFarewell(instanceId));
    }

    @Override
    public Uni<Void> farewellNotSaid(String instanceId) {
      return atOnce(lease.farewellNotSaid(instanceId));
    }

    private static <T> Uni<T> atOnce(Uni<T> later) {
      return Uni.createFrom().item(() -> later.await().atMost(Duration.ofSeconds(10)));
    }
  }

  /** Succeeds, or fails a set number of times first, or never completes. */
  private final class Actions implements DurationActions {
    private final List<String> done = new ArrayList<>();
    private final List<String> alarms = new ArrayList<>();
    private final Deque<CompletableFuture<Outcome>> hanging = new ArrayDeque<>();
    private boolean hang;
    private int stopsThatFail;
    private Outcome failing = Outcome.MAY_RUN;
    private int farewellsThatFail;

    @Override
    public Uni<Boolean> sendSpeech(RunningInstance instance, String text) {
      done.add("say " + instance.id() + " " + text);
      farewellsThatFail--;
      return Uni.createFrom().item(farewellsThatFail < 0);
    }

    @Override
    public Uni<Outcome> stop(RunningInstance instance, EndCause cause) {
      done.add("stop " + instance.id());
      if (hang) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        hanging.add(outcome);
        return Uni.createFrom()
            .completionStage(outcome)
            .invoke(stopped -> forget(instance, stopped));
      }
      stopsThatFail--;
      Outcome outcome = stopsThatFail < 0 ? Outcome.ENDED : failing;
      forget(instance, outcome);
      return Uni.createFrom().item(outcome);
    }

    @Override
    public void gaveUp(RunningInstance instance) {
      alarms.add("gave up " + instance.id());
    }

    @Override
    public void noRoom(RunningInstance instance) {
      alarms.add("no room for " + instance.id());
    }

    private void forget(RunningInstance instance, Outcome outcome) {
      if (outcome == Outcome.ENDED) {
        tracker.alive.removeIf(each -> each.id().equals(instance.id()));
      }
    }
  }

  /** Implements only what the duration limiter uses. */
  private static final class Tracker implements InstanceTracker {
    private final List<TrackedInstance> alive = new ArrayList<>();
    private boolean isDown;

    @Override
    public Uni<List<TrackedInstance>> aliveSince(Instant latestStart) {
      return isDown
          ? Uni.createFrom().failure(new IllegalStateException("down"))
          : Uni.createFrom()
              .item(alive.stream().filter(i -> !i.startedAt().isAfter(latestStart)).toList());
    }

    @Override
    public Uni<List<TrackedInstance>> alive() {
      return aliveSince(Instant.MAX);
    }

    @Override
    public Uni<Void> add(TrackedInstance instance) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Boolean> addNew(TrackedInstance instance) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Optional<TrackedInstance>> find(String instanceId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Optional<TrackedInstance>> advance(String instanceId, InstanceState state) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Map<InstanceState, Integer>> counts() {
      throw new UnsupportedOperationException();
    }
  }
}
