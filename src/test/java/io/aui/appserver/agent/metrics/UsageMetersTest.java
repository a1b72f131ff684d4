package io.aui.appserver.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.tracking.EndCause;
import io.aui.appserver.tracking.InstanceEnded;
import io.aui.appserver.tracking.InstanceState;
import io.aui.appserver.tracking.TrackedInstance;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UsageMetersTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final UsageMeters usage = new UsageMeters(meters);

  @Test
  void countsMinutesByWorkflowTypeAndNoOtherTags() {
    ended("VoiceChat", Duration.ofSeconds(90));
    ended("VoiceChat", Duration.ofSeconds(30));
    ended("VideoChat", Duration.ofSeconds(6));
    ended("Something", Duration.ofMinutes(1));
    ended(null, Duration.ofMinutes(2));
    ended(null, Duration.ofSeconds(-5));

    assertThat(minutes("VoiceChat")).isEqualTo(2);
    assertThat(minutes("VideoChat")).isEqualTo(0.1);
    assertThat(minutes("AvatarChat3D")).isZero();
    assertThat(minutes("none")).isEqualTo(3);
    assertThat(meters.getMeters())
        .extracting(Meter::getId)
        .extracting(id -> id.getTag("workflow_type"))
        .containsExactlyInAnyOrder("VoiceChat", "AvatarChat3D", "VisionChat", "VideoChat", "none");
  }

  private void ended(String type, Duration after) {
    TrackedInstance instance =
        new TrackedInstance("i", "u", "a", "r", "c", type, NOW, InstanceState.FINISHED);
    usage.ended(new InstanceEnded(instance, NOW.plus(after), EndCause.OWNER));
  }

  private double minutes(String type) {
    return meters.get("appserver.usage.minutes").tag("workflow_type", type).counter().count();
  }
}
