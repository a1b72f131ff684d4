package io.aui.appserver.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryReservationsTest extends ReservationsContract {
  private final AtomicInteger dropped = new AtomicInteger();

  @Override
  Reservations store() {
    return new MemoryReservations(100, MAX_PER_USER, time, dropped::incrementAndGet);
  }

  @Test
  void holdsNoMoreThanItsBoundAndTellsWhatItDrops() {
    Reservations store = store();
    for (int i = 0; i < 110; i++) {
      reserve(store, "room" + i, "user" + i, 60);
    }

    assertThat(dropped).hasValue(10);
    assertThat(owner(store, "room9")).isNull();
    assertThat(owner(store, "room10")).isEqualTo("user10");
  }

  @Test
  void makesRoomFromWhatHasEndedFirst() {
    Reservations store = store();
    for (int i = 0; i < 100; i++) {
      reserve(store, "room" + i, "user" + i, 60);
    }
    time.pass(Duration.ofSeconds(60));
    for (int i = 0; i < 100; i++) {
      reserve(store, "hall" + i, "user" + i, 120);
    }

    assertThat(dropped).hasValue(0);
    assertThat(owner(store, "hall0")).isEqualTo("user0");
  }
}
