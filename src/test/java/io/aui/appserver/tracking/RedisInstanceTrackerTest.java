package io.aui.appserver.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.redis.RedisClients;
import io.aui.appserver.redis.RedisCommands;
import io.aui.appserver.testing.RedisServer;
import io.aui.appserver.tracking.OwnershipRegistry.Claimant;
import io.aui.appserver.tracking.OwnershipRegistry.Occupant;
import io.aui.appserver.tracking.OwnershipRegistry.OthersNames;
import io.aui.appserver.tracking.OwnershipRegistry.Reservation;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RedisInstanceTrackerTest extends InstanceTrackerContract {
  private RedisCommands redis;

  @Override
  InstanceTracker tracker() {
    redis = RedisClients.emptied();
    return tracker(MAX_INSTANCES);
  }

  private InstanceTracker tracker(int maxInstances) {
    return new RedisInstanceTracker(
        redis,
        maxInstances,
        MAX_AGE,
        () -> now,
        instance -> dropped.add(instance.id()),
        instance -> expired.add(instance.id()));
  }

  @Override
  OwnershipRegistry registry() {
    return new RedisOwnershipRegistry(redis, 100, 100, () -> now, () -> {});
  }

  @Test
  void readsMoreInstancesThanAPageHolds() {
    redis = RedisClients.emptied();
    InstanceTracker tracker = tracker(10_000);
    for (int i = 0; i < 1200; i++) {
      if (i % 7 == 0) {
        now = now.plusMillis(1);
      }
      add(tracker, "i" + i);
      if (i % 3 == 0) {
        get(tracker.advance("i" + i, InstanceState.EXECUTING));
      }
    }

    List<TrackedInstance> alive = get(tracker.alive());

    assertThat(alive).hasSize(1200);
    assertThat(alive).extracting(TrackedInstance::id).doesNotHaveDuplicates();
    assertThat(alive).extracting(TrackedInstance::startedAt).isSorted();
    assertThat(get(tracker.aliveSince(START.plusMillis(150)))).hasSize(150 * 7);
  }

  @Test
  void whatIsKeptExpiresInTheEnd() {
    InstanceTracker tracker = tracker();
    add(tracker, "a");
    add(tracker, "b");
    get(tracker.advance("b", InstanceState.FINISHED));

    assertThat(RedisServer.shared().lifetimes())
        .hasSize(3)
        .allSatisfy(
            (key, lifetime) -> assertThat(lifetime).isBetween(MAX_AGE, MAX_AGE.multipliedBy(2)));
  }

  /** With its channel; {@link TrackingConfig} says how much that is. */
  @Test
  void aLiveInstanceTakesNoMoreOfRedisThanIsSaid() {
    redis = RedisClients.emptied();
    int instances = 20_000;
    InstanceTracker tracker = tracker(instances);
    OwnershipRegistry registry =
        new RedisOwnershipRegistry(redis, instances, 100, () -> now, () -> {});
    long before = RedisServer.shared().info("memory", "used_memory");
    Multi.createFrom()
        .range(0, instances)
        .onItem()
        .transformToUni(i -> start(i, tracker, registry))
        .merge(100)
        .collect()
        .last()
        .await()
        .atMost(Duration.ofMinutes(2));

    long used = RedisServer.shared().info("memory", "used_memory") - before;

    assertThat(get(tracker.counts())).containsEntry(InstanceState.CREATED, instances);
    assertThat(used / instances).isLessThan(750);
  }

  private Uni<Void> start(int number, InstanceTracker tracker, OwnershipRegistry registry) {
    String channel = UUID.randomUUID().toString();
    TrackedInstance instance =
        new TrackedInstance(
            UUID.randomUUID().toString().replace("-", ""),
            "user-" + (1_000_000 + number),
            "0123456789abcdef0123456789abcdef",
            "cn-shanghai",
            channel,
            "AvatarChat3D",
            now.plusMillis(number),
            InstanceState.CREATED);
    Reservation reservation =
        new Reservation(
            new Name(ResourceType.CHANNEL, channel),
            now.plus(MAX_AGE),
            new Occupant(instance.id(), now.plus(MAX_AGE)));
    return tracker
        .add(instance)
        .chain(
            () ->
                registry.reserve(new Claimant(instance.userId(), OthersNames.REFUSE), reservation))
        .replaceWithVoid();
  }

  @Test
  void otherReplicasKnowTheInstancesAtOnce() {
    InstanceTracker one = tracker();
    InstanceTracker other = tracker(MAX_INSTANCES);
    add(one, "a");

    assertThat(get(other.find("a"))).isPresent();
    assertThat(get(other.advance("a", InstanceState.FINISHED))).isPresent();
    assertThat(get(one.advance("a", InstanceState.FINISHED))).isEmpty();
  }
}
