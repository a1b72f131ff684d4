package io.aui.appserver.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every store of reservations promises. */
abstract class ReservationsContract {
  static final int MAX_PER_USER = 3;
  static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

  final MovableTime time = new MovableTime();

  /** An empty store for at least 100 names, that takes its time from {@link #time}. */
  abstract Reservations store();

  @Test
  void theFirstWhoAsksGetsAName() {
    Reservations store = store();

    assertThat(reserve(store, "room", "alice", 60)).isTrue();
    assertThat(reserve(store, "room", "bob", 60)).isFalse();
    assertThat(reserve(store, "room", "alice", 60)).isTrue();
    assertThat(owner(store, "room")).isEqualTo("alice");
    assertThat(owner(store, "hall")).isNull();
  }

  @Test
  void kindsDoNotMix() {
    Reservations store = store();
    reserve(store, "name", "alice", 60);

    assertThat(await(store.reserve(NameKind.SESSION, "name", "bob", START.plusSeconds(60))))
        .isTrue();
    assertThat(owner(store, "name")).isEqualTo("alice");
    assertThat(await(store.owner(NameKind.SESSION, "name"))).contains("bob");
    assertThat(await(store.owner(NameKind.VOICEPRINT, "name"))).isEmpty();
  }

  @Test
  void aNameBecomesFreeWhenItsTimeIsOver() {
    Reservations store = store();
    reserve(store, "room", "alice", 60);
    time.pass(Duration.ofSeconds(59));
    assertThat(reserve(store, "room", "bob", 600)).isFalse();

    time.pass(Duration.ofSeconds(1));

    assertThat(owner(store, "room")).isNull();
    assertThat(reserve(store, "room", "bob", 600)).isTrue();
  }

  @Test
  void anEndMovesForwardOnly() {
    Reservations store = store();
    reserve(store, "room", "alice", 60);
    reserve(store, "room", "alice", 120);
    reserve(store, "room", "alice", 10);

    time.pass(Duration.ofSeconds(119));

    assertThat(owner(store, "room")).isEqualTo("alice");
  }

  @Test
  void aPastEndReservesNothing() {
    Reservations store = store();

    assertThat(reserve(store, "room", "alice", 0)).isTrue();
    assertThat(owner(store, "room")).isNull();
  }

  @Test
  void tellsTheOwnersOfManyNamesAtOnce() {
    Reservations store = store();
    reserve(store, "a", "alice", 60);
    reserve(store, "b", "bob", 60);

    assertThat(await(store.owners(NameKind.CHANNEL, Set.of("a", "b", "c"))))
        .isEqualTo(Map.of("a", "alice", "b", "bob"));
    assertThat(await(store.owners(NameKind.CHANNEL, Set.of()))).isEmpty();
  }

  @Test
  void aUserWithTooManyNamesLosesItsOwnOldest() {
    Reservations store = store();
    reserve(store, "bobs", "bob", 60);
    for (int i = 0; i <= MAX_PER_USER; i++) {
      reserve(store, "room" + i, "alice", 60);
    }

    assertThat(owner(store, "bobs")).isEqualTo("bob");
    assertThat(owner(store, "room0")).isNull();
    assertThat(owner(store, "room1")).isEqualTo("alice");
  }

  @Test
  void ofManyAtOnceExactlyOneGetsAName() throws InterruptedException, ExecutionException {
    Reservations store = store();
    // Threads of its own: those of the common pool may still hold the class loader of another test.
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> attempts = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        String user = "user" + i;
        attempts.add(() -> reserve(store, "room", user, 60));
      }
      List<Boolean> outcomes = new ArrayList<>();
      for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
        outcomes.add(attempt.get());
      }
      assertThat(outcomes).containsOnlyOnce(true);
    } finally {
      threads.shutdown();
    }
  }

  boolean reserve(Reservations store, String name, String user, long seconds) {
    return await(store.reserve(NameKind.CHANNEL, name, user, START.plusSeconds(seconds)));
  }

  static String owner(Reservations store, String name) {
    return await(store.owner(NameKind.CHANNEL, name)).orElse(null);
  }

  private static <T> T await(io.smallrye.mutiny.Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(10));
  }

  static final class MovableTime implements InstantSource {
    private volatile Instant now = START;

    synchronized void pass(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
