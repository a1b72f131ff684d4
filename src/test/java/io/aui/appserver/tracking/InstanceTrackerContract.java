package io.aui.appserver.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.tracking.OwnershipRegistry.Claimant;
import io.aui.appserver.tracking.OwnershipRegistry.Occupant;
import io.aui.appserver.tracking.OwnershipRegistry.OthersNames;
import io.aui.appserver.tracking.OwnershipRegistry.Reservation;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of instances promises, whatever it is made of. */
abstract class InstanceTrackerContract {
  static final int MAX_INSTANCES = 20;
  static final Duration MAX_AGE = Duration.ofHours(1);
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** The time that the store under test goes by. */
  volatile Instant now = START;

  /** Instances that the store reported as dropped. */
  final List<String> dropped = new ArrayList<>();

  /** Instances that the store reported as forgotten because of their age, unfinished. */
  final List<String> expired = new ArrayList<>();

  /**
   * An empty store with the bounds above, which reports to {@link #dropped} and {@link #expired}.
   */
  abstract InstanceTracker tracker();

  /** The store of reservations that belongs to the latest {@link #tracker()}. */
  abstract OwnershipRegistry registry();

  @Test
  void findsWhatWasAddedAndNothingElse() {
    InstanceTracker tracker = tracker();
    add(tracker, "a");

    assertThat(get(tracker.find("a"))).contains(instance("a"));
    assertThat(get(tracker.find("b"))).isEmpty();
    assertThat(get(tracker.find(""))).isEmpty();
  }

  @Test
  void replacesAnInstanceKnownByThatId() {
    InstanceTracker tracker = tracker();
    add(tracker, "a");
    TrackedInstance other =
        new TrackedInstance("a", "u2", "agent", "r2", null, null, now, InstanceState.EXECUTING);
    get(tracker.add(other));

    assertThat(get(tracker.find("a"))).contains(other);
    assertThat(get(tracker.alive())).containsExactly(other);
  }

  @Test
  void addsAnInstanceOnlyIfItIsUnknown() {
    InstanceTracker tracker = tracker();
    assertThat(get(tracker.addNew(instance("a")))).isTrue();
    get(tracker.advance("a", InstanceState.FINISHED));

    assertThat(get(tracker.addNew(instance("a")))).isFalse();

    assertThat(get(tracker.find("a")).orElseThrow().state()).isEqualTo(InstanceState.FINISHED);
    assertThat(get(tracker.alive())).isEmpty();
  }

  @Test
  void findsTheOldAmongThoseThatWereAddedLater() {
    InstanceTracker tracker = tracker();
    add(tracker, "a");
    TrackedInstance old =
        new TrackedInstance(
            "old", "u", "agent", "r", "c", null, now.minusSeconds(60), InstanceState.CREATED, true);
    get(tracker.addNew(old));

    assertThat(get(tracker.aliveSince(now.minusSeconds(60)))).containsExactly(old);
    assertThat(get(tracker.aliveSince(now)).get(0)).isEqualTo(old);
  }

  @Test
  void anInstanceLeavesItsChannelWhenItFinishes() {
    InstanceTracker tracker = tracker();
    OwnershipRegistry registry = registry();
    Name channel = new Name(ResourceType.CHANNEL, "c1");
    for (String id : List.of("a", "b")) {
      add(tracker, id);
      get(
          registry.reserve(
              new Claimant("u1", OthersNames.REFUSE),
              new Reservation(channel, now.minusSeconds(1), new Occupant(id, now.plus(MAX_AGE)))));
    }
    get(tracker.advance("a", InstanceState.EXECUTING));
    get(tracker.advance("a", InstanceState.FINISHED));
    assertThat(get(registry.owner(channel))).contains("u1");

    get(tracker.advance("b", InstanceState.FINISHED));

    assertThat(get(registry.owner(channel))).isEmpty();
  }

  @Test
  void anInstanceWithoutAChannelFinishesToo() {
    InstanceTracker tracker = tracker();
    get(
        tracker.add(
            new TrackedInstance("a", "u1", "agent", "r", null, null, now, InstanceState.CREATED)));

    assertThat(get(tracker.advance("a", InstanceState.FINISHED)).orElseThrow().state())
        .isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void stateOnlyEverMovesForward() {
    InstanceTracker tracker = tracker();
    add(tracker, "a");

    assertThat(get(tracker.advance("a", InstanceState.CREATED))).isEmpty();
    assertThat(get(tracker.advance("a", InstanceState.EXECUTING)).orElseThrow().state())
        .isEqualTo(InstanceState.EXECUTING);
    assertThat(get(tracker.advance("a", InstanceState.EXECUTING))).isEmpty();
    assertThat(get(tracker.advance("a", InstanceState.CREATED))).isEmpty();
    assertThat(get(tracker.find("a")).orElseThrow().state()).isEqualTo(InstanceState.EXECUTING);
    assertThat(get(tracker.advance("a", InstanceState.FINISHED)).orElseThrow().state())
        .isEqualTo(InstanceState.FINISHED);
    assertThat(get(tracker.advance("a", InstanceState.EXECUTING))).isEmpty();
    assertThat(get(tracker.advance("a", InstanceState.FINISHED))).isEmpty();
    assertThat(get(tracker.find("a")).orElseThrow().state()).isEqualTo(InstanceState.FINISHED);
    assertThat(get(tracker.advance("unknown", InstanceState.FINISHED))).isEmpty();
    assertThat(get(tracker.find("unknown"))).isEmpty();
  }

  @Test
  void countsByStateAndListsTheLivingOldestFirst() {
    InstanceTracker tracker = tracker();
    assertThat(get(tracker.counts())).containsOnlyKeys(InstanceState.values());
    for (String id : List.of("a", "b", "c", "d")) {
      now = now.plusSeconds(1);
      add(tracker, id);
    }
    get(tracker.advance("a", InstanceState.EXECUTING));
    get(tracker.advance("c", InstanceState.FINISHED));

    assertThat(get(tracker.counts()))
        .containsEntry(InstanceState.CREATED, 2)
        .containsEntry(InstanceState.EXECUTING, 1)
        .containsEntry(InstanceState.FINISHED, 1);
    assertThat(get(tracker.alive())).extracting(TrackedInstance::id).containsExactly("a", "b", "d");
  }

  @Test
  void listsThoseThatStartedAtATimeOrBefore() {
    InstanceTracker tracker = tracker();
    fill(tracker, 0, 10);
    get(tracker.advance("i1", InstanceState.EXECUTING));
    get(tracker.advance("i2", InstanceState.FINISHED));

    assertThat(get(tracker.aliveSince(START.plusMillis(4))))
        .extracting(TrackedInstance::id)
        .containsExactly("i0", "i1", "i3");
    assertThat(get(tracker.aliveSince(START))).isEmpty();
  }

  @Test
  void aFullStoreDropsFinishedOnesFirstThenTheOldestAndReportsIt() {
    InstanceTracker tracker = tracker();
    fill(tracker, 0, MAX_INSTANCES);
    get(tracker.advance("i7", InstanceState.FINISHED));
    get(tracker.advance("i5", InstanceState.FINISHED));

    fill(tracker, MAX_INSTANCES, MAX_INSTANCES + 2);
    assertThat(dropped).containsExactlyInAnyOrder("i5", "i7");
    fill(tracker, MAX_INSTANCES + 2, MAX_INSTANCES + 4);

    assertThat(dropped.subList(2, 4)).containsExactly("i0", "i1");
    assertThat(get(tracker.find("i0"))).isEmpty();
    assertThat(get(tracker.find("i2"))).isPresent();
    assertThat(get(tracker.alive())).hasSize(MAX_INSTANCES);
  }

  @Test
  void forgetsWhatIsOlderThanTheAgeWithoutCallingItDropped() {
    InstanceTracker tracker = tracker();
    add(tracker, "old");
    add(tracker, "finished");
    get(tracker.advance("finished", InstanceState.FINISHED));
    now = START.plus(MAX_AGE).minusSeconds(1);
    add(tracker, "young");
    assertThat(get(tracker.find("old"))).isPresent();

    now = START.plus(MAX_AGE);

    assertThat(get(tracker.find("old"))).isEmpty();
    assertThat(get(tracker.find("finished"))).isEmpty();
    assertThat(get(tracker.advance("old", InstanceState.EXECUTING))).isEmpty();
    assertThat(get(tracker.alive())).extracting(TrackedInstance::id).containsExactly("young");
    assertThat(get(tracker.counts()).values()).containsExactlyInAnyOrder(1, 0, 0);
    assertThat(dropped).isEmpty();
    assertThat(expired).containsExactly("old");
  }

  @Test
  void ofManyAtOnceExactlyOneLearnsThatItEndedTheInstance() throws Exception {
    InstanceTracker tracker = tracker();
    add(tracker, "a");
    Callable<Optional<TrackedInstance>> end =
        () -> get(tracker.advance("a", InstanceState.FINISHED));

    List<Optional<TrackedInstance>> ended = atOnce(Collections.nCopies(50, end));

    assertThat(ended).filteredOn(Optional::isPresent).hasSize(1);
    assertThat(ended.stream().flatMap(Optional::stream))
        .extracting(TrackedInstance::state)
        .containsExactly(InstanceState.FINISHED);
  }

  @Test
  void remembersWhetherAClientStartedIt() {
    InstanceTracker tracker = tracker();
    get(
        tracker.add(
            new TrackedInstance(
                "a", "u1", "agent", "r", "c", null, now, InstanceState.CREATED, true)));

    assertThat(get(tracker.advance("a", InstanceState.EXECUTING)).orElseThrow().adopted()).isTrue();
    assertThat(get(tracker.find("a")).orElseThrow().adopted()).isTrue();
  }

  @Test
  void nothingHappensBeforeSubscription() {
    InstanceTracker tracker = tracker();
    Uni<Void> notYet = tracker.add(instance("a"));
    assertThat(get(tracker.find("a"))).isEmpty();
    get(notYet);
    assertThat(get(tracker.find("a"))).isPresent();
  }

  @Test
  void manyAtOnceNeitherLoseNorExceedNorTurnBack() throws Exception {
    InstanceTracker tracker = tracker();
    for (int round = 0; round < 200; round++) {
      String id = "round" + round;
      List<Callable<Optional<TrackedInstance>>> calls = new ArrayList<>();
      add(tracker, id);
      calls.add(() -> get(tracker.advance(id, InstanceState.FINISHED)));
      calls.add(() -> get(tracker.advance(id, InstanceState.EXECUTING)));
      calls.add(() -> get(tracker.advance(id, InstanceState.CREATED)));
      calls.add(
          () -> {
            assertThat(get(tracker.alive()).size()).isLessThanOrEqualTo(MAX_INSTANCES);
            return get(tracker.find(id));
          });
      List<Optional<TrackedInstance>> answers = atOnce(calls);
      assertThat(answers.get(0)).as("only this one ends it").isPresent();
      assertThat(answers.get(3)).as("known all the time").isPresent();
      assertThat(get(tracker.find(id)).orElseThrow().state()).isEqualTo(InstanceState.FINISHED);
      int known = get(tracker.counts()).values().stream().mapToInt(Integer::intValue).sum();
      assertThat(known).isEqualTo(Math.min(round + 1, MAX_INSTANCES));
    }
  }

  @Test
  void manyAddedAtOnceAreAllKnown() throws Exception {
    InstanceTracker tracker = tracker();
    List<Callable<Void>> adds =
        IntStream.range(0, MAX_INSTANCES)
            .<Callable<Void>>mapToObj(i -> () -> get(tracker.add(instance("i" + i))))
            .toList();
    atOnce(adds);
    assertThat(get(tracker.alive())).hasSize(MAX_INSTANCES);
    assertThat(dropped).isEmpty();
  }

  private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  private void fill(InstanceTracker tracker, int from, int to) {
    for (int i = from; i < to; i++) {
      now = now.plusMillis(1);
      add(tracker, "i" + i);
    }
  }

  void add(InstanceTracker tracker, String id) {
    get(tracker.add(instance(id)));
  }

  private TrackedInstance instance(String id) {
    return new TrackedInstance(
        id, "u1", "agent-voice", "cn-shanghai", "c1", "VoiceChat", now, InstanceState.CREATED);
  }

  static <T> T get(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(10));
  }
}
