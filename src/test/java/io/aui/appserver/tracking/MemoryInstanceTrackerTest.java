package io.aui.appserver.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.testing.HeapUse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryInstanceTrackerTest extends InstanceTrackerContract {
  private final OwnershipRegistry registry = TestStores.registry(() -> now);

  /** {@link TrackingConfig#maxInstances()} says what an instance takes at most. */
  @Test
  void anInstanceTakesNoMoreOfTheHeapThanIsSaid() {
    int instances = 20_000;
    long used = HeapUse.of(() -> filled(instances));

    assertThat(used).isLessThan(instances * 600L + HeapUse.NOISE);
  }

  private InstanceTracker filled(int instances) {
    InstanceTracker filled =
        new MemoryInstanceTracker(
            instances, MAX_AGE, () -> now, dropped -> {}, expired -> {}, finished -> {});
    for (int i = 0; i < 2 * instances; i++) {
      String number = String.valueOf(100_000 + i);
      TrackedInstance instance =
          new TrackedInstance(
              "i".repeat(58) + number,
              "u".repeat(58) + number,
              "a".repeat(122) + number,
              "cn-shanghai",
              "c".repeat(58) + number,
              "AvatarChat3D",
              now.plusMillis(i),
              InstanceState.CREATED);
      filled.add(instance).await().atMost(Duration.ofSeconds(10));
    }
    return filled;
  }

  @Override
  InstanceTracker tracker() {
    return new MemoryInstanceTracker(
        MAX_INSTANCES,
        MAX_AGE,
        () -> now,
        instance -> dropped.add(instance.id()),
        instance -> expired.add(instance.id()),
        this::leave);
  }

  private void leave(TrackedInstance finished) {
    if (finished.channelId() != null) {
      registry.instanceEnded(finished.channelId(), finished.id()).subscribe().with(done -> {});
    }
  }

  @Override
  OwnershipRegistry registry() {
    return registry;
  }
}
