package io.aui.appserver.limits.duration;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.limits.duration.DurationLease.Turn;
import io.aui.appserver.redis.RedisClients;
import io.aui.appserver.redis.RedisCommands;
import io.aui.appserver.testing.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RedisDurationLeaseTest extends DurationLeaseContract {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MAX_AGE = Duration.ofDays(7);
  private static final Turn NOT_HELD = new Turn(false, List.of(), List.of());

  private final RedisCommands redis = RedisClients.emptied();

  @Override
  DurationLease lease() {
    return lease(SECOND);
  }

  private DurationLease lease(Duration interval) {
    return new RedisDurationLease(redis, policy(interval), MAX_AGE, clock);
  }

  @Test
  void isHeldByOneUntilSixSecondsAfterItsLastRenewal() {
    DurationLease one = lease();
    DurationLease other = lease();
    for (int i = 0; i < 10; i++) {
      assertThat(get(one.renew(List.of()))).isEqualTo(held());
      assertThat(get(other.renew(List.of()))).isEqualTo(NOT_HELD);
      clock.move(SECOND);
    }
    clock.move(Duration.ofSeconds(5).minusMillis(1));
    assertThat(get(other.renew(List.of()))).isEqualTo(NOT_HELD);

    clock.move(Duration.ofMillis(1));

    assertThat(get(other.renew(List.of()))).isEqualTo(held());
    assertThat(get(one.renew(List.of()))).isEqualTo(NOT_HELD);
  }

  @Test
  void isHeldForTwoIntervalsIfTheyAreLong() {
    Duration interval = Duration.ofSeconds(30);
    DurationLease one = lease(interval);
    DurationLease other = lease(interval);
    get(one.renew(List.of()));
    clock.move(interval.plusSeconds(29));
    assertThat(get(other.renew(List.of()))).isEqualTo(NOT_HELD);
    clock.move(SECOND);
    assertThat(get(other.renew(List.of()))).isEqualTo(held());
  }

  @Test
  void onlyTheHolderTakesOverWhatADeadReplicaEnded() {
    DurationLease holder = lease();
    DurationLease other = lease();
    DurationLease dead = lease();
    get(holder.renew(List.of()));
    get(dead.renew(List.of(ending("i-1"), ending("i-2"))));
    get(dead.renew(List.of(ending("i-2"))));
    clock.move(Duration.ofSeconds(5));
    assertThat(get(holder.renew(List.of()))).isEqualTo(held());
    clock.move(SECOND);

    assertThat(get(other.renew(List.of()))).isEqualTo(NOT_HELD);
    assertThat(get(holder.renew(List.of()))).isEqualTo(held(ending("i-2")));

    assertThat(get(holder.renew(List.of(ending("i-2"))))).isEqualTo(held());
    assertThat(get(dead.renew(List.of(ending("i-2")))).endedByOthers()).containsExactly("i-2");
    get(dead.renew(List.of()));
    assertThat(RedisServer.shared().command("HLEN {test}:2:endings:of")).isEqualTo(":1");
    get(holder.renew(List.of()));
    assertThat(RedisServer.shared().lifetimes().keySet()).noneMatch(key -> key.contains("endings"));
  }

  @Test
  void whatItsReplicaConfirmsIsNotTakenOver() {
    DurationLease holder = lease();
    DurationLease living = lease();
    for (int i = 0; i < 20; i++) {
      assertThat(get(holder.renew(List.of()))).isEqualTo(held());
      assertThat(get(living.renew(List.of(ending("i-1"))))).isEqualTo(NOT_HELD);
      clock.move(SECOND);
    }
  }

  @Test
  void aFarewellBeginsOnceOnAllReplicas() {
    DurationLease one = lease();
    DurationLease other = lease();
    assertThat(get(one.beginFarewell("i-1"))).isTrue();
    assertThat(get(other.beginFarewell("i-1"))).isFalse();
    assertThat(get(one.beginFarewell("i-1"))).isFalse();
    get(one.farewellNotSaid("i-1"));
    assertThat(get(other.beginFarewell("i-1"))).isTrue();
  }

  @Test
  void nothingIsKeptForeverOrWithoutBound() {
    DurationLease lease = lease();
    get(lease.beginFarewell("i-1"));

    get(lease.renew(IntStream.rangeClosed(0, 10_000).mapToObj(i -> ending("i-" + i)).toList()));

    assertThat(RedisServer.shared().command("ZCARD {test}:2:endings")).isEqualTo(":10000");
    assertThat(RedisServer.shared().command("HLEN {test}:2:endings:of")).isEqualTo(":10000");
    assertThat(RedisServer.shared().lifetimes())
        .hasSize(4)
        .allSatisfy((key, lifetime) -> assertThat(lifetime).isBetween(SECOND, MAX_AGE.plusDays(1)));
  }
}
