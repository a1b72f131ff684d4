package io.aui.appserver.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.MovableClock;
import io.aui.appserver.testing.FiredEvents;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What {@link InstanceStateRecorder} measures when a conversation begins. */
class ArrivalTimerTest {
  private final MovableClock clock = new MovableClock();
  private final Instant start = clock.instant();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final InstanceTracker tracker = TestStores.tracker(clock);
  private final InstanceStateRecorder recorder =
      new InstanceStateRecorder(tracker, null, null, new FiredEvents<>(), clock, meters);

  @Test
  void measuresFromTheStartToTheTimeThatImsReports() {
    track(false);
    clock.move(Duration.ofSeconds(30));
    reached(Optional.of(start.plusSeconds(2)));
    assertThat(arrivals().count()).isEqualTo(1);
    assertThat(arrivals().totalTime(TimeUnit.SECONDS)).isEqualTo(2);
  }

  @Test
  void measuresOnceUntilNowIfImsReportsNoTime() {
    track(false);
    clock.move(Duration.ofSeconds(3));
    reached(Optional.empty());
    clock.move(Duration.ofSeconds(3));
    reached(Optional.empty());
    assertThat(arrivals().count()).isEqualTo(1);
    assertThat(arrivals().totalTime(TimeUnit.SECONDS)).isEqualTo(3);
  }

  @Test
  void aClockOfImsThatIsBehindCountsAsAtOnce() {
    track(false);
    reached(Optional.of(start.minusSeconds(5)));
    assertThat(arrivals().count()).isEqualTo(1);
    assertThat(arrivals().totalTime(TimeUnit.SECONDS)).isZero();
  }

  @Test
  void adoptedAndUnknownInstancesAreNotMeasured() {
    track(true);
    reached(Optional.empty());
    recorder
        .reached("another", InstanceState.EXECUTING, Optional.empty())
        .await()
        .atMost(Duration.ofSeconds(5));
    assertThat(arrivals().count()).isZero();
  }

  private void track(boolean adopted) {
    tracker
        .add(
            new TrackedInstance(
                "i", "u", "a", "r", "c", null, start, InstanceState.CREATED, adopted))
        .await()
        .atMost(Duration.ofSeconds(5));
  }

  private void reached(Optional<Instant> at) {
    recorder.reached("i", InstanceState.EXECUTING, at).await().atMost(Duration.ofSeconds(5));
  }

  private Timer arrivals() {
    return meters.get("appserver.instances.arrival").timer();
  }
}
