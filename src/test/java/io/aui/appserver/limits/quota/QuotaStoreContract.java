package io.aui.appserver.limits.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.MovableClock;
import io.aui.appserver.limits.duration.RunningInstance;
import io.aui.appserver.limits.quota.QuotaStore.Refused;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store promises. The clock starts at noon (UTC). */
abstract class QuotaStoreContract {
  static final int MAX_USERS = 3;

  private static final OptionalInt NONE = OptionalInt.empty();
  private static final Duration HOLD = Duration.ofMinutes(10);
  private static final Duration MAX_AGE = Duration.ofDays(7);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  final MovableClock clock = new MovableClock();
  private QuotaStore store;

  /** An empty store for at most {@link #MAX_USERS} users that goes by {@link #clock}. */
  abstract QuotaStore store(Quota quota);

  @Test
  void givesExactlyAsManySlotsAsThereAreHoweverManyAsk() throws Exception {
    concurrent(3);
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      Callable<Optional<Refused>> reserve = () -> reserve("alice");
      List<Future<Optional<Refused>>> all =
          threads.invokeAll(Stream.generate(() -> reserve).limit(200).toList());
      int reserved = 0;
      for (Future<Optional<Refused>> each : all) {
        reserved += each.get().isEmpty() ? 1 : 0;
      }
      assertThat(reserved).isEqualTo(3);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void saysWhichLimitIsReachedAndWhenToTryAgain() {
    concurrent(1);
    reserve("alice");

    assertThat(reserve("alice"))
        .contains(new Refused(Limit.CONCURRENT_INSTANCES, Duration.ofSeconds(5)));
  }

  @Test
  void countsEveryUserAlone() {
    concurrent(1);

    assertThat(reserve("alice")).isEmpty();
    assertThat(reserve("bob")).isEmpty();
  }

  @Test
  void aConfirmedStartCountsUntilItEnds() {
    concurrent(1);
    start("alice", "i-1");
    clock.move(HOLD.multipliedBy(2));
    assertThat(reserve("alice")).isPresent();
    assertThat(done(store.running("alice"))).containsExactly(instance("i-1"));

    done(store.ended("i-1", clock.instant()));

    assertThat(done(store.running("alice"))).isEmpty();
    assertThat(reserve("alice")).isEmpty();
  }

  @Test
  void aReleasedStartCountsForNothing() {
    quota(OptionalInt.of(1), OptionalInt.of(1), NONE);
    done(store.release("alice", slot("alice")));

    assertThat(reserve("alice")).isEmpty();
  }

  @Test
  void releasingOrConfirmingTwiceOrWithoutASlotChangesNothing() {
    quota(OptionalInt.of(2), NONE, OptionalInt.of(30));
    String slot = slot("alice");
    done(store.confirm("alice", slot, instance("i-1")));
    clock.move(Duration.ofMinutes(20));
    done(store.confirm("alice", slot, instance("i-1")));
    done(store.release("alice", slot));
    done(store.release("alice", "who"));
    assertThat(done(store.running("alice"))).containsExactly(instance("i-1"));

    clock.move(Duration.ofMinutes(10));
    assertThat(reserve("alice").orElseThrow().limit()).isEqualTo(Limit.MINUTES_PER_DAY);
  }

  @Test
  void anUnconfirmedStartCountsForALimitedTime() {
    concurrent(1);
    slot("alice");

    clock.move(HOLD.minusSeconds(1));
    assertThat(reserve("alice")).isPresent();
    clock.move(Duration.ofSeconds(1));
    assertThat(reserve("alice")).isEmpty();
  }

  @Test
  void anInstanceWithoutAKnownEndCountsForALimitedTime() {
    concurrent(1);
    start("alice", "i-1");

    clock.move(MAX_AGE);

    assertThat(reserve("alice")).isEmpty();
  }

  @Test
  void endingTwiceOrUnknownInstancesChangesNothing() {
    concurrent(2);
    start("alice", "i-1");
    start("alice", "i-2");
    done(store.ended("i-1", clock.instant()));
    done(store.ended("i-1", clock.instant()));
    done(store.ended("who", clock.instant()));

    assertThat(reserve("alice")).isEmpty();
    assertThat(reserve("alice")).isPresent();
  }

  @Test
  void startsCountForAMinuteEach() {
    quota(NONE, OptionalInt.of(2), NONE);
    start("alice", "i-1");
    clock.move(Duration.ofSeconds(40));
    start("alice", "i-2");

    assertThat(reserve("alice"))
        .contains(new Refused(Limit.STARTS_PER_MINUTE, Duration.ofSeconds(20)));
    clock.move(Duration.ofSeconds(20));
    assertThat(reserve("alice")).isEmpty();
    assertThat(reserve("alice"))
        .contains(new Refused(Limit.STARTS_PER_MINUTE, Duration.ofSeconds(40)));
  }

  @Test
  void minutesOfEndedAndRunningInstancesAddUpUntilMidnight() {
    quota(NONE, NONE, OptionalInt.of(30));
    start("alice", "i-1");
    clock.move(Duration.ofMinutes(20));
    done(store.ended("i-1", clock.instant().minus(Duration.ofMinutes(5))));
    start("alice", "i-2");

    clock.move(Duration.ofSeconds((15 * 60) - 1));
    assertThat(reserve("alice")).isEmpty();
    clock.move(Duration.ofSeconds(1));
    assertThat(reserve("alice"))
        .contains(new Refused(Limit.MINUTES_PER_DAY, Duration.ofMinutes((11 * 60) + 25)));
  }

  @Test
  void aNewDayCountsOnlyWhatRunsOnIt() {
    quota(NONE, NONE, OptionalInt.of(30));
    clock.move(Duration.ofHours(11));
    start("alice", "yesterday");
    start("alice", "over midnight");
    done(store.ended("yesterday", clock.instant()));

    clock.move(Duration.ofMinutes(60 + 29));
    assertThat(reserve("alice")).isEmpty();
    clock.move(Duration.ofMinutes(1));
    assertThat(reserve("alice")).isPresent();
  }

  @Test
  void anEndBeforeTheStartOrInTheFutureIsCorrected() {
    quota(NONE, NONE, OptionalInt.of(30));
    start("alice", "i-1");
    start("alice", "i-2");
    done(store.ended("i-1", Instant.EPOCH));
    done(store.ended("i-2", clock.instant().plus(Duration.ofDays(1))));

    assertThat(reserve("alice")).isEmpty();
  }

  @Test
  void forgetsTheUserWhoStartedLeastRecentlyBeyondItsBound() {
    concurrent(1);
    Stream.of("a", "b", "c", "d").forEach(user -> start(user, "of-" + user));

    assertThat(reserve("b")).isPresent();
    done(store.ended("of-a", clock.instant()));
    assertThat(reserve("a")).isEmpty();
  }

  @Test
  void requestsCountForAMinuteAltogether() {
    requests(60);
    for (int i = 0; i < 60; i++) {
      assertThat(request("alice")).isEmpty();
    }

    assertThat(request("alice"))
        .contains(new Refused(Limit.REQUESTS_PER_MINUTE, Duration.ofSeconds(1)));
    assertThat(request("bob")).isEmpty();
    clock.move(Duration.ofSeconds(2));
    assertThat(request("alice")).isEmpty();
    assertThat(request("alice")).isEmpty();
    assertThat(request("alice")).isPresent();
    clock.move(Duration.ofHours(1));
    for (int i = 0; i < 60; i++) {
      assertThat(request("alice")).isEmpty();
    }
    assertThat(request("alice")).isPresent();
  }

  @Test
  void aStartIsARequestAlsoIfItDidNotHappen() {
    requests(2);
    done(store.release("alice", slot("alice")));
    start("alice", "i-1");

    assertThat(reserve("alice"))
        .contains(new Refused(Limit.REQUESTS_PER_MINUTE, Duration.ofSeconds(30)));
    assertThat(request("alice")).isPresent();
  }

  @Test
  void aRefusedStartIsNoRequest() {
    store = store(new Quota(OptionalInt.of(1), NONE, NONE, OptionalInt.of(2), HOLD, MAX_AGE));
    start("alice", "i-1");
    reserve("alice");
    reserve("alice");

    assertThat(request("alice")).isEmpty();
    assertThat(request("alice")).isPresent();
  }

  @Test
  void requestsAreNotLimitedUnlessThatIsSet() {
    concurrent(1);
    for (int i = 0; i < 1_000; i++) {
      assertThat(request("alice")).isEmpty();
    }
  }

  private void concurrent(int limit) {
    quota(OptionalInt.of(limit), NONE, NONE);
  }

  private void quota(OptionalInt concurrent, OptionalInt starts, OptionalInt minutes) {
    store = store(new Quota(concurrent, starts, minutes, NONE, HOLD, MAX_AGE));
  }

  private void requests(int limit) {
    store = store(new Quota(NONE, NONE, NONE, OptionalInt.of(limit), HOLD, MAX_AGE));
  }

  private Optional<Refused> request(String user) {
    return done(store.request(user));
  }

  private static RunningInstance instance(String id) {
    return new RunningInstance(id, "cn-shanghai");
  }

  private Optional<Refused> reserve(String user) {
    return done(store.reserve(user, UUID.randomUUID().toString()));
  }

  private String slot(String user) {
    String slot = UUID.randomUUID().toString();
    assertThat(done(store.reserve(user, slot))).isEmpty();
    return slot;
  }

  private void start(String user, String instanceId) {
    done(store.confirm(user, slot(user), instance(instanceId)));
  }

  private static <T> T done(Uni<T> work) {
    return work.await().atMost(PATIENCE);
  }
}
