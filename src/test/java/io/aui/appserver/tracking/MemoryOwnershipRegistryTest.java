package io.aui.appserver.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.tracking.OwnershipRegistry.Claimant;
import io.aui.appserver.tracking.OwnershipRegistry.Occupant;
import io.aui.appserver.tracking.OwnershipRegistry.OthersNames;
import io.aui.appserver.tracking.OwnershipRegistry.Reservation;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryOwnershipRegistryTest extends OwnershipRegistryContract {
  private static final Claimant ALICE = new Claimant("alice", OthersNames.REFUSE);

  private final AtomicInteger dropped = new AtomicInteger();

  @Override
  OwnershipRegistry store() {
    return new MemoryOwnershipRegistry(100, MAX_PER_USER, time, dropped::incrementAndGet);
  }

  @Test
  void holdsNoMoreThanItsBoundAndReportsWhatItDrops() {
    OwnershipRegistry store = store();
    for (int i = 0; i < 110; i++) {
      reserve(store, room(i), "user" + i, 60);
    }

    assertThat(dropped).hasValue(10);
    assertThat(owner(store, room(9))).isNull();
    assertThat(owner(store, room(10))).isEqualTo("user10");
  }

  @Test
  void makesRoomFromWhatHasEndedFirst() {
    OwnershipRegistry store = store();
    for (int i = 0; i < 100; i++) {
      reserve(store, room(i), "user" + i, 60);
    }
    time.pass(Duration.ofSeconds(60));
    for (int i = 0; i < 100; i++) {
      reserve(store, "hall" + room(i), "user" + i, 120);
    }

    assertThat(dropped).hasValue(0);
    assertThat(owner(store, "hall" + room(0))).isEqualTo("user0");
  }

  @Test
  void aFloodOfOneKindPushesOutNoOther() {
    OwnershipRegistry store = store();
    Name voice = new Name(ResourceType.VOICEPRINT, "voice");
    await(store.reserve(ALICE, new Reservation(voice, START.plusSeconds(60))));
    for (int i = 0; i < 200; i++) {
      reserve(store, room(i), "user" + i, 60);
    }

    assertThat(await(store.owner(voice))).contains("alice");
  }

  @Test
  void channelsInWhichAgentsLiveArePushedOutLast() {
    OwnershipRegistry store = store();
    Reservation home =
        new Reservation(
            new Name(ResourceType.CHANNEL, "home"),
            START.plusSeconds(60),
            new Occupant("i-1", START.plusSeconds(600)));
    await(store.reserve(ALICE, home));
    for (int i = 0; i < 200; i++) {
      reserve(store, room(i), "user" + i, 60);
      reserve(store, "alices" + i, "alice", 60);
    }

    assertThat(owner(store, "home")).isEqualTo("alice");
  }

  /** Of one length, so that none begins with another. */
  private static String room(int number) {
    return "room%03d".formatted(number);
  }
}
