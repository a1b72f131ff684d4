package io.aui.appserver.limits.duration;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.MovableClock;
import io.aui.appserver.limits.duration.DurationLease.Turn;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every lease promises to a server that runs alone. */
abstract class DurationLeaseContract {
  final MovableClock clock = new MovableClock();

  /** The lease of a server that has just been started. */
  abstract DurationLease lease();

  @Test
  void whoIsAloneHoldsItAlways() {
    DurationLease lease = lease();
    for (int i = 0; i < 3; i++) {
      assertThat(get(lease.renew(List.of(ending("i-1"))))).isEqualTo(held());
      clock.move(Duration.ofMinutes(1));
    }
  }

  @Test
  void aFarewellBeginsAgainIfItWasNotSaid() {
    DurationLease lease = lease();
    assertThat(get(lease.beginFarewell("i-1"))).isTrue();
    get(lease.farewellNotSaid("i-1"));
    assertThat(get(lease.beginFarewell("i-1"))).isTrue();
    assertThat(get(lease.beginFarewell("i-2"))).isTrue();
  }

  static Turn held(EndingInstance... takenOver) {
    return new Turn(true, List.of(takenOver), List.of());
  }

  static EndingInstance ending(String id) {
    return new EndingInstance(new RunningInstance(id, "cn-shanghai"), Instant.ofEpochMilli(1234));
  }

  static DurationPolicy policy(Duration interval) {
    return new DurationPolicy(
        Optional.of(Duration.ofMinutes(10)), Optional.of("Bye"), Duration.ofMinutes(1), interval);
  }

  static <T> T get(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(10));
  }
}
