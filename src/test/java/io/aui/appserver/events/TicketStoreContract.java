package io.aui.appserver.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.MovableClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of tickets promises, whatever it is made of. */
abstract class TicketStoreContract {
  final MovableClock clock = new MovableClock();

  /** An empty store. */
  abstract TicketStore store();

  @Test
  void aTicketIsTakenOnceByItsUser() {
    TicketStore store = store();
    Ticket ticket = new Ticket("i", "alice", true, Instant.ofEpochSecond(1_900_000_000));
    assertThat(get(store.add("h", ticket))).isTrue();

    assertThat(get(store.take("bob", "h"))).isEmpty();
    assertThat(get(store.take("alice", "other"))).isEmpty();
    assertThat(get(store.take("alice", "h"))).contains(ticket);
    assertThat(get(store.take("alice", "h"))).isEmpty();
  }

  @Test
  void aLoginThatNeverExpiresCanHaveTickets() {
    TicketStore store = store();
    get(store.add("h", new Ticket("i", "alice", false, Instant.MAX)));

    assertThat(get(store.take("alice", "h")).orElseThrow().loginValidUntil())
        .isAfter(Instant.parse("9999-01-01T00:00:00Z"));
  }

  @Test
  void itExpires() {
    TicketStore store = store();
    get(store.add("h1", ticket("alice")));
    get(store.add("h2", ticket("alice")));
    clock.move(TicketStore.LIFETIME.minusMillis(1));
    assertThat(get(store.take("alice", "h1"))).isPresent();
    clock.move(Duration.ofMillis(1));
    assertThat(get(store.take("alice", "h2"))).isEmpty();
  }

  @Test
  void aUserHasSoManyAndNoMore() {
    TicketStore store = store();
    for (int i = 0; i < TicketStore.MAX_OF_USER; i++) {
      assertThat(get(store.add("h" + i, ticket("alice")))).isTrue();
    }
    assertThat(get(store.add("more", ticket("alice")))).isFalse();
    assertThat(get(store.take("alice", "more"))).isEmpty();
    assertThat(get(store.add("h", ticket("bob")))).isTrue();

    assertThat(get(store.take("alice", "h0"))).isPresent();
    assertThat(get(store.add("more", ticket("alice")))).isTrue();
    assertThat(get(store.add("yet more", ticket("alice")))).isFalse();
    clock.move(TicketStore.LIFETIME);
    assertThat(get(store.add("yet more", ticket("alice")))).isTrue();
  }

  static Ticket ticket(String user) {
    return new Ticket("i", user, false, Instant.ofEpochSecond(1_900_000_000));
  }

  static <T> T get(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }
}
