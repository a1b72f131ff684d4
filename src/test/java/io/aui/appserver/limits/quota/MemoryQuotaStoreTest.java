package io.aui.appserver.limits.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.http.UniqueId;
import io.aui.appserver.limits.duration.RunningInstance;
import io.aui.appserver.testing.HeapUse;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MemoryQuotaStoreTest extends QuotaStoreContract {
  private static final long BOUND = 8L * 1024 * 1024;
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void takesNoMoreOfTheHeapThanItsBound() {
    assertThat(HeapUse.of(() -> filled(0, true))).isLessThan(BOUND + HeapUse.NOISE);
    assertThat(HeapUse.of(() -> filled(1, true))).isLessThan(BOUND + HeapUse.NOISE);
    assertThat(HeapUse.of(() -> filled(1, false))).isLessThan(BOUND + HeapUse.NOISE);
    assertThat(HeapUse.of(() -> filled(50, true))).isLessThan(BOUND + HeapUse.NOISE);
    assertThat(HeapUse.of(() -> filled(50, false))).isLessThan(BOUND + HeapUse.NOISE);
  }

  @Test
  void endedInstancesLeaveNothingBehind() {
    QuotaStore store =
        new MemoryQuotaStore(
            new Quota(Map.of(Limit.STARTS_PER_MINUTE, 10), DAY, DAY), BOUND, clock);
    long used =
        HeapUse.of(
            () -> {
              for (int i = 0; i < 100_000; i++) {
                String instance = start(store, "user" + (i % 10), i, true);
                clock.move(Duration.ofSeconds(1));
                now(store.ended(instance, clock.instant()));
              }
              return store;
            });

    assertThat(used).isLessThan(HeapUse.NOISE);
  }

  @Test
  void usersWithoutUseAreForgotten() {
    QuotaStore store =
        new MemoryQuotaStore(
            new Quota(Map.of(Limit.REQUESTS_PER_MINUTE, 10), DAY, DAY), BOUND, clock);
    long used =
        HeapUse.of(
            () -> {
              for (int i = 0; i < 10_000; i++) {
                now(store.request("user" + i));
                clock.move(Duration.ofMinutes(1));
              }
              return store;
            });

    assertThat(used).isLessThan(HeapUse.NOISE);
  }

  private QuotaStore filled(int startsOfEach, boolean confirmed) {
    Map<Limit, Integer> many =
        Stream.of(Limit.values()).collect(Collectors.toMap(limit -> limit, limit -> 100_000));
    QuotaStore filled = new MemoryQuotaStore(new Quota(many, DAY, DAY), BOUND, clock);
    for (int i = 0; i < 40_000 / Math.max(1, startsOfEach); i++) {
      String user = "u".repeat(58) + i;
      now(filled.request(user));
      for (int start = 0; start < startsOfEach; start++) {
        start(filled, user, i * startsOfEach + start, confirmed);
        clock.move(Duration.ofMillis(1));
      }
    }
    return filled;
  }

  private static String start(QuotaStore store, String user, int number, boolean confirmed) {
    String slot = UniqueId.next();
    String id = "i".repeat(58) + number;
    if (now(store.reserve(user, slot)).isEmpty() && confirmed) {
      now(store.confirm(user, slot, new RunningInstance(id, "cn-shanghai")));
    }
    return id;
  }

  private static <T> T now(Uni<T> work) {
    return work.await().atMost(Duration.ofSeconds(10));
  }

  @Override
  QuotaStore store(Quota quota) {
    long ofInstanceOfForgotten = AccountUsage.BYTES_OF_INSTANCE + UsageCounter.BYTES_OF_ENTRY;
    long ofUser = UserUsage.BYTES_OF_USER + UsageCounter.BYTES_OF_ENTRY + ofInstanceOfForgotten;
    return new MemoryQuotaStore(quota, MAX_USERS * ofUser + ofInstanceOfForgotten, clock);
  }
}
