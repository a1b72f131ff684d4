package io.aui.appserver.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.MovableClock;
import io.aui.appserver.error.StoredResponse;
import io.aui.appserver.idempotency.IdempotencyStore.Answered;
import io.aui.appserver.idempotency.IdempotencyStore.Begun;
import io.aui.appserver.idempotency.IdempotencyStore.Conflicting;
import io.aui.appserver.idempotency.IdempotencyStore.First;
import io.aui.appserver.idempotency.IdempotencyStore.InFlight;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store promises. */
abstract class IdempotencyStoreContract {
  static final Duration TTL = Duration.ofHours(24);
  static final int MAX_KEYS = 3;

  private static final String RUN = "run-1";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final StoredResponse ANSWER =
      new StoredResponse(
          200,
          "{\"a\":\"é\"}",
          Optional.of(5L),
          Optional.empty(),
          503,
          "Some",
          false,
          "i-1",
          "ims-1");
  private static final StoredResponse SUCCESS =
      new StoredResponse(
          200, "{}", Optional.empty(), Optional.empty(), 0, "", false, "i-1", "ims-1");

  final MovableClock clock = new MovableClock();
  private final IdempotencyStore store = store();

  /** An empty store that keeps {@link #MAX_KEYS} answers for {@link #TTL} by {@link #clock}. */
  abstract IdempotencyStore store();

  /** How many answers the store says it has dropped before their time. */
  abstract int dropped();

  @Test
  void keepsAnAnswerToTheLetter() {
    answered(key("k"));

    assertThat(begin(key("k"), "f")).isEqualTo(new Answered(ANSWER));
  }

  @Test
  void refusesAnotherRequestWhetherAnsweredOrInFlight() {
    answered(key("k"));
    begin(key("running"), "f");

    assertThat(begin(key("k"), "g")).isInstanceOf(Conflicting.class);
    assertThat(begin(key("running"), "g")).isInstanceOf(Conflicting.class);
  }

  @Test
  void keepsKeysOfCallersAndOperationsApart() {
    answered(new IdempotencyKey("alice", "op", "k"));

    assertThat(begin(new IdempotencyKey("bob", "op", "k"), "f")).isInstanceOf(First.class);
    assertThat(begin(new IdempotencyKey("alice", "other", "k"), "f")).isInstanceOf(First.class);
  }

  @Test
  void givesThoseWhoWaitTheAnswerOfTheFirst() {
    begin(key("k"), "f");
    CompletableFuture<StoredResponse> waiting = waiting(key("k"));
    assertThat(waiting).isNotDone();

    complete(key("k"), RUN, ANSWER);

    assertThat(waiting).succeedsWithin(PATIENCE).isEqualTo(ANSWER);
  }

  @Test
  void givesThoseWhoWaitTheAnswerOfAnAbandonedFirstAndFreesTheKey() {
    begin(key("k"), "f");
    CompletableFuture<StoredResponse> waiting = waiting(key("k"));

    store.abandon(key("k"), RUN, ANSWER).await().atMost(PATIENCE);

    assertThat(waiting).succeedsWithin(PATIENCE).isEqualTo(ANSWER);
    assertThat(begin(key("k"), "another")).isInstanceOf(First.class);
  }

  @Test
  void letsThoseWhoWaitForAReleasedFirstBeginAgain() {
    begin(key("k"), "f");
    CompletableFuture<StoredResponse> waiting = waiting(key("k"));

    store.release(key("k"), "another").await().atMost(PATIENCE);
    assertThat(begin(key("k"), "f")).isInstanceOf(InFlight.class);
    store.release(key("k"), RUN).await().atMost(PATIENCE);

    assertThat(waiting).succeedsWithin(PATIENCE).isNull();
    assertThat(begin(key("k"), "another")).isInstanceOf(First.class);
  }

  @Test
  void oneWhoStopsWaitingTakesNothingFromTheOthers() {
    begin(key("k"), "f");
    CompletableFuture<StoredResponse> patient = waiting(key("k"));
    ((InFlight) begin(key("k"), "f")).response().subscribe().with(answer -> {}).cancel();

    complete(key("k"), RUN, ANSWER);

    assertThat(patient).succeedsWithin(PATIENCE).isEqualTo(ANSWER);
  }

  @Test
  void freesAKeyWhenItsTimeIsUpAndNotBefore() {
    answered(key("k"));

    clock.move(TTL.minusSeconds(1));
    assertThat(begin(key("k"), "f")).isInstanceOf(Answered.class);
    clock.move(Duration.ofSeconds(1));
    assertThat(begin(key("k"), "g")).isInstanceOf(First.class);
  }

  @Test
  void countsTheTimeFromTheAnswer() {
    begin(key("k"), "f");
    clock.move(TTL.plusDays(1));
    assertThat(begin(key("k"), "f")).isInstanceOf(InFlight.class);

    complete(key("k"), RUN, ANSWER);

    assertThat(begin(key("k"), "f")).isInstanceOf(Answered.class);
  }

  @Test
  void ignoresARunThatLostItsKey() {
    begin(key("k"), "f", "lost");
    store.abandon(key("k"), "lost", ANSWER).await().atMost(PATIENCE);
    begin(key("k"), "f");

    complete(key("k"), "lost", ANSWER);
    store.abandon(key("k"), "lost", ANSWER).await().atMost(PATIENCE);

    assertThat(begin(key("k"), "f")).isInstanceOf(InFlight.class);
  }

  @Test
  void aRunReplacesItsOwnSuccessByAFailureOnly() {
    begin(key("k"), "f");
    complete(key("k"), RUN, SUCCESS);
    complete(key("k"), "another", ANSWER);
    assertThat(begin(key("k"), "f")).isEqualTo(new Answered(SUCCESS));

    complete(key("k"), RUN, ANSWER);
    assertThat(begin(key("k"), "f")).isEqualTo(new Answered(ANSWER));

    complete(key("k"), RUN, SUCCESS);
    assertThat(begin(key("k"), "f")).isEqualTo(new Answered(ANSWER));
    clock.move(TTL);
    assertThat(begin(key("k"), "f")).isInstanceOf(First.class);
  }

  @Test
  void forgetsTheOldestAnswersBeyondItsBoundButNothingInFlight() {
    begin(key("running"), "f");
    Stream.of("1", "2", "3", "4").forEach(k -> answered(key(k)));

    assertThat(dropped()).isEqualTo(1);
    assertThat(begin(key("2"), "f")).isInstanceOf(Answered.class);
    assertThat(begin(key("running"), "f")).isInstanceOf(InFlight.class);
    assertThat(begin(key("1"), "f")).isInstanceOf(First.class);
  }

  @Test
  void oneOfManyAtOnceIsTheFirst() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      Callable<Begun> begin = () -> begin(key("k"), "f");
      List<Future<Begun>> all = threads.invokeAll(Stream.generate(() -> begin).limit(500).toList());
      int firsts = 0;
      for (Future<Begun> each : all) {
        firsts += each.get() instanceof First ? 1 : 0;
      }
      assertThat(firsts).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  private static IdempotencyKey key(String value) {
    return new IdempotencyKey("alice", "op", value);
  }

  private Begun begin(IdempotencyKey key, String fingerprint) {
    return begin(key, fingerprint, RUN);
  }

  private Begun begin(IdempotencyKey key, String fingerprint, String run) {
    return store.begin(key, fingerprint, run).await().atMost(PATIENCE);
  }

  private void complete(IdempotencyKey key, String run, StoredResponse response) {
    store.complete(key, run, response).await().atMost(PATIENCE);
  }

  private CompletableFuture<StoredResponse> waiting(IdempotencyKey key) {
    return ((InFlight) begin(key, "f")).response().subscribeAsCompletionStage();
  }

  private void answered(IdempotencyKey key) {
    begin(key, "f");
    complete(key, RUN, ANSWER);
  }
}
