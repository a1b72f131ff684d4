package io.aui.appserver.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.MovableClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReloadedInstancesTest {
  private final MovableClock clock = new MovableClock();

  @Test
  void runningInstancesGoOn() {
    TrackedInstance call = instance("i-1", "channel-1", "VoiceChat", InstanceState.EXECUTING);
    TrackedInstance phone = instance("i-2", null, null, InstanceState.CREATED);
    MemoryInstanceTracker before = tracker();
    List.of(call, phone).forEach(each -> get(before.add(each)));
    get(before.add(instance("i-3", "channel-3", "VoiceChat", InstanceState.FINISHED)));

    String saved = ReloadedInstances.saved(get(before.alive()));
    MemoryInstanceTracker after = tracker();
    new ReloadedInstances(after).restore(saved);

    assertThat(get(after.alive())).containsExactlyInAnyOrder(call, phone);
  }

  @Test
  void whatIsKnownStaysAsItIs() {
    MemoryInstanceTracker tracker = tracker();
    get(tracker.add(instance("i-1", "channel-1", "VoiceChat", InstanceState.FINISHED)));

    new ReloadedInstances(tracker)
        .restore(
            ReloadedInstances.saved(
                List.of(instance("i-1", "channel-1", "VoiceChat", InstanceState.CREATED))));

    assertThat(get(tracker.alive())).isEmpty();
  }

  private MemoryInstanceTracker tracker() {
    return new MemoryInstanceTracker(
        10, Duration.ofDays(1), clock, each -> {}, each -> {}, each -> {});
  }

  private TrackedInstance instance(String id, String channel, String type, InstanceState state) {
    return new TrackedInstance(
        id,
        "alice",
        "agent-voice",
        "cn-shanghai",
        channel,
        type,
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        state);
  }

  private static <T> T get(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }
}
