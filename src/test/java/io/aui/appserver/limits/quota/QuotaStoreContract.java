package io.aui.appserver.limits.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.MovableClock;
import io.aui.appserver.limits.duration.RunningInstance;
import io.aui.appserver.limits.quota.QuotaStore.Refused;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store promises. The clock starts at noon (UTC). */
abstract class QuotaStoreContract {
  static final int MAX_USERS = 3;

  private static final Duration HOLD = Duration.ofMinutes(10);
  private static final Duration MAX_AGE = Duration.ofDays(7);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  final MovableClock clock = new MovableClock();
  private QuotaStore store;

  /** An empty store for at most {@link #MAX_USERS} users that goes by {@link #clock}. */
  abstract QuotaStore store(Quota quota);

  @Test
  void givesExactlyAsManySlotsAsThereAreHoweverManyAsk() throws Exception {
    limits(Map.of(Limit.CONCURRENT_INSTANCES, 3));

    assertThat(reservedAtOnce(number -> "alice")).isEqualTo(3);
  }

  @Test
  void saysWhichLimitIsReachedAndWhenToTryAgain() {
    limits(Map.of(Limit.CONCURRENT_INSTANCES, 1));
    reserve("alice");

    assertThat(reserve("alice"))
        .contains(new Refused(Limit.CONCURRENT_INSTANCES, Duration.ofSeconds(5)));
  }

  @Test
  void countsEveryUserAlone() {
    limits(Map.of(Limit.CONCURRENT_INSTANCES, 1));

    assertThat(reserve("alice")).isEmpty();
    assertThat(reserve("bob")).isEmpty();
  }

  @Test
  void aConfirmedStartCountsUntilItEnds() {
    limits(Map.of(Limit.CONCURRENT_INSTANCES, 1));
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
    limits(Map.of(Limit.CONCURRENT_INSTANCES, 1, Limit.STARTS_PER_MINUTE, 1));
    done(store.release("alice", slot("alice")));

    assertThat(reserve("alice")).isEmpty();
  }

  @Test
  void releasingOrConfirmingTwiceOrWithoutASlotChangesNothing() {
    limits(Map.of(Limit.CONCURRENT_INSTANCES, 2, Limit.MINUTES_PER_DAY, 30));
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
    limits(Map.of(Limit.CONCURRENT_INSTANCES, 1));
    slot("alice");

    clock.move(HOLD.minusSeconds(1));
    assertThat(reserve("alice")).isPresent();
    clock.move(Duration.ofSeconds(1));
    assertThat(reserve("alice")).isEmpty();
  }

  @Test
  void anInstanceWithoutAKnownEndCountsForALimitedTime() {
    limits(Map.of(Limit.CONCURRENT_INSTANCES, 1));
    start("alice", "i-1");

    clock.move(MAX_AGE);

    assertThat(reserve("alice")).isEmpty();
  }

  @Test
  void endingTwiceOrUnknownInstancesChangesNothing() {
    limits(Map.of(Limit.CONCURRENT_INSTANCES, 2));
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
    limits(Map.of(Limit.STARTS_PER_MINUTE, 2));
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
  void tokensCountAsStartsOfTheMinuteAndHoldNoSlot() {
    limits(Map.of(Limit.STARTS_PER_MINUTE, 2, Limit.CONCURRENT_INSTANCES, 1));
    assertThat(token("alice")).isEmpty();
    assertThat(token("alice")).isEmpty();
    assertThat(token("bob")).isEmpty();

    assertThat(token("alice"))
        .contains(new Refused(Limit.STARTS_PER_MINUTE, Duration.ofMinutes(1)));
    assertThat(reserve("alice").orElseThrow().limit()).isEqualTo(Limit.STARTS_PER_MINUTE);
    assertThat(done(store.usage("alice")).concurrent()).isZero();
    assertThat(done(store.usage("alice")).starts()).isZero();
    clock.move(Duration.ofMinutes(1));
    start("alice", "i-1");
    assertThat(token("alice").orElseThrow().limit()).isEqualTo(Limit.CONCURRENT_INSTANCES);
  }

  @Test
  void tokensCountForTheAccountAndAreNoRequests() {
    limits(Map.of(Limit.ACCOUNT_STARTS_PER_MINUTE, 2, Limit.REQUESTS_PER_MINUTE, 1));
    assertThat(token("alice")).isEmpty();
    assertThat(request("alice")).isEmpty();
    assertThat(token("alice")).isEmpty();

    assertThat(token("bob").orElseThrow().limit()).isEqualTo(Limit.ACCOUNT_STARTS_PER_MINUTE);
  }

  @Test
  void adoptedInstancesCountEvenBeyondTheLimits() {
    limits(Map.of(Limit.CONCURRENT_INSTANCES, 1, Limit.ACCOUNT_CONCURRENT_INSTANCES, 2));
    String slot = slot("alice");
    assertThat(adopt("alice", "i-1")).isEmpty();
    assertThat(adopt("alice", "i-1")).isEmpty();

    assertThat(adopt("alice", "i-2").orElseThrow().limit()).isEqualTo(Limit.CONCURRENT_INSTANCES);
    assertThat(adopt("bob", "i-3").orElseThrow().limit())
        .isEqualTo(Limit.ACCOUNT_CONCURRENT_INSTANCES);
    assertThat(adopt("alice", "i-2")).as("known").isEmpty();

    done(store.release("alice", slot));
    assertThat(done(store.running("alice"))).containsExactly(instance("i-1"), instance("i-2"));
    assertThat(done(store.usage("alice")).starts()).isEqualTo(2);
    done(store.ended("i-2", clock.instant()));
    assertThat(done(store.usage("alice")).concurrent()).isEqualTo(1);
    assertThat(done(store.usageOfAccount()).concurrent()).isEqualTo(2);
  }

  @Test
  void adoptedInstancesCountFromTheirStart() {
    limits(Map.of(Limit.MINUTES_PER_DAY, 10));
    Instant since = clock.instant().minus(Duration.ofMinutes(9));
    assertThat(done(store.adopt("alice", instance("i-1"), since))).isEmpty();
    assertThat(done(store.usage("alice")).used()).isEqualTo(Duration.ofMinutes(9));

    clock.move(Duration.ofMinutes(1));

    assertThat(adopt("alice", "i-2").orElseThrow().limit()).isEqualTo(Limit.MINUTES_PER_DAY);
  }

  @Test
  void instancesOfNobodyCountForTheAccountOnly() {
    limits(Map.of(Limit.CONCURRENT_INSTANCES, 1, Limit.ACCOUNT_CONCURRENT_INSTANCES, 2));
    assertThat(adopt("", "i-1")).isEmpty();
    assertThat(adopt("", "i-2")).isEmpty();
    assertThat(adopt("", "i-3").orElseThrow().limit())
        .isEqualTo(Limit.ACCOUNT_CONCURRENT_INSTANCES);
    assertThat(done(store.running(""))).isEmpty();

    done(store.ended("i-1", clock.instant()));

    assertThat(done(store.usageOfAccount()).concurrent()).isEqualTo(2);
  }

  @Test
  void minutesOfEndedAndRunningInstancesAddUpUntilMidnight() {
    limits(Map.of(Limit.MINUTES_PER_DAY, 30));
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
    limits(Map.of(Limit.MINUTES_PER_DAY, 30));
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
    limits(Map.of(Limit.MINUTES_PER_DAY, 30));
    start("alice", "i-1");
    start("alice", "i-2");
    done(store.ended("i-1", Instant.EPOCH));
    done(store.ended("i-2", clock.instant().plus(Duration.ofDays(1))));

    assertThat(reserve("alice")).isEmpty();
  }

  @Test
  void forgetsTheUserWhoStartedLeastRecentlyBeyondItsBound() {
    limits(Map.of(Limit.CONCURRENT_INSTANCES, 1));
    Stream.of("a", "b", "c", "d").forEach(user -> start(user, "of-" + user));

    assertThat(reserve("b")).isPresent();
    done(store.ended("of-a", clock.instant()));
    assertThat(reserve("a")).isEmpty();
  }

  @Test
  void requestsCountForAMinuteAltogether() {
    limits(Map.of(Limit.REQUESTS_PER_MINUTE, 60));
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
    limits(Map.of(Limit.REQUESTS_PER_MINUTE, 2));
    done(store.release("alice", slot("alice")));
    start("alice", "i-1");

    assertThat(reserve("alice"))
        .contains(new Refused(Limit.REQUESTS_PER_MINUTE, Duration.ofSeconds(30)));
    assertThat(request("alice")).isPresent();
  }

  @Test
  void aRefusedStartIsNoRequest() {
    limits(Map.of(Limit.CONCURRENT_INSTANCES, 1, Limit.REQUESTS_PER_MINUTE, 2));
    start("alice", "i-1");
    reserve("alice");
    reserve("alice");

    assertThat(request("alice")).isEmpty();
    assertThat(request("alice")).isPresent();
  }

  @Test
  void requestsAreNotLimitedUnlessThatIsSet() {
    limits(Map.of(Limit.CONCURRENT_INSTANCES, 1));
    for (int i = 0; i < 1_000; i++) {
      assertThat(request("alice")).isEmpty();
    }
  }

  @Test
  void ofManyUsersAtOnceExactlyAsManyGetASlotAsTheAccountHas() throws Exception {
    limits(Map.of(Limit.ACCOUNT_CONCURRENT_INSTANCES, 5, Limit.CONCURRENT_INSTANCES, 2));
    assertThat(reservedAtOnce(number -> "user" + number % 2)).as("two of each").isEqualTo(4);
    assertThat(reservedAtOnce(number -> "new" + number)).isEqualTo(1);

    limits(Map.of(Limit.ACCOUNT_STARTS_PER_MINUTE, 5));
    assertThat(reservedAtOnce(number -> "user" + number)).isEqualTo(5);
  }

  @Test
  void newUserIdsDoNotEscapeTheLimitsOfTheAccount() {
    limits(
        Map.of(Limit.ACCOUNT_CONCURRENT_INSTANCES, 2 * MAX_USERS, Limit.CONCURRENT_INSTANCES, 1));
    for (int i = 0; i < 2 * MAX_USERS; i++) {
      start("user" + i, "i-" + i);
    }

    assertThat(reserve("another"))
        .contains(new Refused(Limit.ACCOUNT_CONCURRENT_INSTANCES, Duration.ofSeconds(5)));
    assertThat(reserve("user0")).as("forgotten").isPresent();
    done(store.ended("i-0", clock.instant()));
    assertThat(reserve("another")).isEmpty();
    assertThat(reserve("another")).isPresent();
  }

  @Test
  void startsOfAllUsersCountForAMinuteEach() {
    limits(Map.of(Limit.ACCOUNT_STARTS_PER_MINUTE, 2));
    start("alice", "i-1");
    clock.move(Duration.ofSeconds(40));
    done(store.release("bob", slot("bob")));
    start("carol", "i-2");

    assertThat(reserve("dan"))
        .contains(new Refused(Limit.ACCOUNT_STARTS_PER_MINUTE, Duration.ofSeconds(20)));
    clock.move(Duration.ofSeconds(20));
    assertThat(reserve("dan")).isEmpty();
    assertThat(reserve("eve"))
        .contains(new Refused(Limit.ACCOUNT_STARTS_PER_MINUTE, Duration.ofSeconds(40)));
  }

  @Test
  void minutesOfAllUsersAddUpUntilMidnight() {
    limits(Map.of(Limit.ACCOUNT_MINUTES_PER_DAY, 30));
    start("alice", "i-1");
    start("bob", "i-2");
    clock.move(Duration.ofMinutes(10));
    done(store.ended("i-2", clock.instant()));
    clock.move(Duration.ofSeconds((10 * 60) - 1));
    assertThat(reserve("carol")).isEmpty();
    clock.move(Duration.ofSeconds(1));

    assertThat(reserve("carol"))
        .contains(new Refused(Limit.ACCOUNT_MINUTES_PER_DAY, Duration.ofMinutes((11 * 60) + 40)));
    clock.move(Duration.ofMinutes((11 * 60) + 40));
    assertThat(reserve("carol")).isEmpty();
  }

  @Test
  void theLimitsOfTheUserAreNamedBeforeThoseOfTheAccount() {
    limits(Map.of(Limit.ACCOUNT_CONCURRENT_INSTANCES, 1, Limit.CONCURRENT_INSTANCES, 1));
    start("alice", "i-1");

    assertThat(reserve("alice").orElseThrow().limit()).isEqualTo(Limit.CONCURRENT_INSTANCES);
    assertThat(reserve("bob").orElseThrow().limit()).isEqualTo(Limit.ACCOUNT_CONCURRENT_INSTANCES);
  }

  @Test
  void aStartRefusedForTheAccountCountsForNothing() {
    limits(
        Map.of(
            Limit.ACCOUNT_CONCURRENT_INSTANCES, 1,
            Limit.STARTS_PER_MINUTE, 1,
            Limit.REQUESTS_PER_MINUTE, 1));
    start("alice", "i-1");
    assertThat(reserve("bob")).isPresent();
    done(store.ended("i-1", clock.instant()));

    assertThat(reserve("bob")).isEmpty();
  }

  @Test
  void listsTheInstancesOfAllUsersPartByPart() {
    limits(Map.of(Limit.CONCURRENT_INSTANCES, 1));
    for (String user : List.of("a", "b", "c")) {
      start(user, "of-" + user);
      clock.move(Duration.ofSeconds(1));
    }
    assertThat(done(store.runningInAccount(0, 2)))
        .containsExactly(instance("of-a"), instance("of-b"));
    assertThat(done(store.runningInAccount(2, 2))).containsExactly(instance("of-c"));
    assertThat(done(store.runningInAccount(3, 2))).isEmpty();

    done(store.ended("of-b", clock.instant()));

    assertThat(done(store.runningInAccount(1, 9))).containsExactly(instance("of-c"));
  }

  @Test
  void reportsUsageAlsoWithoutLimits() {
    limits(Map.of());
    Instant midnight = Instant.parse("2030-05-07T00:00:00Z");
    assertThat(done(store.usage("alice"))).isEqualTo(new Usage(Duration.ZERO, 0, 0, midnight));

    start("alice", "i-1");
    start("bob", "i-2");
    done(store.release("alice", slot("alice")));
    String open = slot("alice");
    clock.move(Duration.ofSeconds(90));
    done(store.ended("i-1", clock.instant().minusSeconds(30)));

    assertThat(done(store.usage("alice")))
        .isEqualTo(new Usage(Duration.ofSeconds(60), 2, 1, midnight));
    assertThat(done(store.usage("bob")))
        .isEqualTo(new Usage(Duration.ofSeconds(90), 1, 1, midnight));
    assertThat(done(store.usageOfAccount()))
        .isEqualTo(new Usage(Duration.ofSeconds(150), 3, 2, midnight));
    clock.move(HOLD);
    assertThat(done(store.usageOfAccount()).concurrent()).as("without the open slot").isEqualTo(1);
    done(store.release("alice", open));
    assertThat(done(store.usageOfAccount()).starts()).isEqualTo(3);
  }

  @Test
  void reportsOnlyWhatBelongsToTheDay() {
    limits(Map.of());
    clock.move(Duration.ofHours(12).minusMinutes(1));
    start("alice", "over-midnight");
    String slot = slot("alice");
    clock.move(Duration.ofMinutes(3));
    done(store.release("alice", slot));

    Usage expected = new Usage(Duration.ofMinutes(2), 0, 1, Instant.parse("2030-05-08T00:00:00Z"));
    assertThat(done(store.usage("alice"))).isEqualTo(expected);
    assertThat(done(store.usageOfAccount())).isEqualTo(expected);
    done(store.ended("over-midnight", clock.instant()));
    assertThat(done(store.usageOfAccount()).used()).isEqualTo(Duration.ofMinutes(2));
    assertThat(done(store.usageOfAccount()).concurrent()).isZero();
  }

  @Test
  void whatForgottenUsersUsedStillCountsForTheAccount() {
    limits(Map.of());
    Stream.of("a", "b", "c", "d").forEach(user -> start(user, "of-" + user));
    clock.move(Duration.ofMinutes(1));

    assertThat(done(store.usageOfAccount()).used()).isEqualTo(Duration.ofMinutes(4));
    done(store.ended("of-a", clock.instant()));
    assertThat(done(store.usageOfAccount()).concurrent()).isEqualTo(3);
    assertThat(done(store.usageOfAccount()).starts()).isEqualTo(4);
  }

  /** How many of 200 concurrent starts get a slot; the user depends on the number of the start. */
  private long reservedAtOnce(IntFunction<String> user) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Callable<Optional<Refused>>> starts =
          IntStream.range(0, 200)
              .<Callable<Optional<Refused>>>mapToObj(number -> () -> reserve(user.apply(number)))
              .toList();
      long reserved = 0;
      for (Future<Optional<Refused>> each : threads.invokeAll(starts)) {
        reserved += each.get().isEmpty() ? 1 : 0;
      }
      return reserved;
    } finally {
      threads.shutdownNow();
    }
  }

  private void limits(Map<Limit, Integer> limits) {
    store = store(new Quota(limits, HOLD, MAX_AGE));
  }

  private Optional<Refused> request(String user) {
    return done(store.request(user));
  }

  private Optional<Refused> token(String user) {
    return done(store.token(user, UUID.randomUUID().toString()));
  }

  private Optional<Refused> adopt(String user, String id) {
    return done(store.adopt(user, instance(id), clock.instant()));
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
