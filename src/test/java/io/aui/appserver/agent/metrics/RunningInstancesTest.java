package io.aui.appserver.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.MovableClock;
import io.aui.appserver.tracking.InstanceState;
import io.aui.appserver.tracking.TrackedInstance;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunningInstancesTest {
  private static final Duration ARRIVAL = Duration.ofMinutes(5);

  private final MovableClock clock = new MovableClock();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<TrackedInstance> alive = new ArrayList<>();
  private int reads;
  private boolean away;

  @BeforeEach
  void register() {
    new RunningInstances(this::read, ARRIVAL, clock).register(null, meters);
  }

  private Uni<List<TrackedInstance>> read() {
    reads++;
    return away
        ? Uni.createFrom().failure(new IllegalStateException("away"))
        : Uni.createFrom().item(List.copyOf(alive));
  }

  @Test
  void areCountedByStateAndType() {
    add("VoiceChat", InstanceState.CREATED);
    add("VoiceChat", InstanceState.EXECUTING);
    add("VoiceChat", InstanceState.EXECUTING);
    add("Something", InstanceState.EXECUTING);
    add(null, InstanceState.EXECUTING);

    assertThat(running("created", "VoiceChat")).isEqualTo(1);
    assertThat(running("executing", "VoiceChat")).isEqualTo(2);
    assertThat(running("executing", "none")).isEqualTo(2);
    assertThat(running("executing", "VideoChat")).isZero();
  }

  @Test
  void areReadOnceAMinuteHoweverOftenTheyAreScraped() {
    assertThat(running("created", "VoiceChat")).isZero();
    add("VoiceChat", InstanceState.CREATED);
    clock.move(Duration.ofSeconds(59));
    assertThat(running("created", "VoiceChat")).isZero();
    assertThat(reads).isEqualTo(1);

    clock.move(Duration.ofSeconds(1));

    assertThat(running("created", "VoiceChat")).isEqualTo(1);
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void thoseWhoseConversationDoesNotBeginInTimeAreAStateOfTheirOwn() {
    add("VoiceChat", InstanceState.CREATED);
    add("VoiceChat", InstanceState.EXECUTING);
    clock.move(ARRIVAL);
    assertThat(running("created", "VoiceChat")).isEqualTo(1);
    assertThat(running("overdue", "VoiceChat")).isZero();

    clock.move(Duration.ofMinutes(1));

    assertThat(running("created", "VoiceChat")).isZero();
    assertThat(running("overdue", "VoiceChat")).isEqualTo(1);
    assertThat(running("executing", "VoiceChat")).isEqualTo(1);
  }

  @Test
  void areUnknownWhileTheStoreIsAway() {
    add("VoiceChat", InstanceState.CREATED);
    assertThat(running("created", "VoiceChat")).isEqualTo(1);
    away = true;
    clock.move(Duration.ofMinutes(1));

    assertThat(running("created", "VoiceChat")).isNaN();
  }

  private void add(String type, InstanceState state) {
    alive.add(
        new TrackedInstance("i" + alive.size(), "u", "a", "r", "c", type, clock.instant(), state));
  }

  private double running(String state, String type) {
    return meters
        .get("appserver.instances.running")
        .tags("state", state, "workflow_type", type)
        .gauge()
        .value();
  }
}
