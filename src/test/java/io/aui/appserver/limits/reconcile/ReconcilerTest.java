package io.aui.appserver.limits.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReconcilerTest {
  private final List<String> steps = new ArrayList<>();
  private Uni<Void> stale = Uni.createFrom().voidItem();
  private OptionalInt compared = OptionalInt.of(3);
  private boolean leads = true;
  private Runnable tick;

  private final Reconciler reconciler =
      new Reconciler(
          () -> {
            steps.add("end stale");
            return stale;
          },
          () -> {
            steps.add("compare");
            return Uni.createFrom().item(compared);
          },
          () -> leads);

  @BeforeEach
  void start() {
    reconciler.start(
        Duration.ofSeconds(30),
        (interval, task) -> {
          assertThat(interval).isEqualTo(Duration.ofSeconds(30));
          tick = task;
        });
  }

  @Test
  void comparesAfterItHasEndedWhatIsStale() {
    assertThat(reconciler.drift()).isEmpty();
    tick.run();
    assertThat(steps).containsExactly("end stale", "compare");
    assertThat(reconciler.drift()).hasValue(3);
  }

  @Test
  void onlyTheHolderOfTheLeaseAsks() {
    tick.run();
    leads = false;
    steps.clear();
    tick.run();
    assertThat(steps).isEmpty();
    assertThat(reconciler.drift()).isEmpty();
  }

  @Test
  void takesOverOnceItHoldsTheLease() {
    leads = false;
    tick.run();
    leads = true;
    tick.run();
    assertThat(reconciler.drift()).hasValue(3);
  }

  @Test
  void aSlowRunIsNotOvertaken() {
    List<UniEmitter<? super Void>> pending = new ArrayList<>();
    stale = Uni.createFrom().emitter(pending::add);
    tick.run();
    tick.run();
    assertThat(steps).containsExactly("end stale");
    pending.get(0).complete(null);
    assertThat(steps).containsExactly("end stale", "compare");
    stale = Uni.createFrom().voidItem();
    tick.run();
    assertThat(steps).hasSize(4);
  }

  @Test
  void comparesAlthoughTheSharedStateWasAwayAndGoesOn() {
    stale = Uni.createFrom().failure(new IllegalStateException("away"));
    tick.run();
    assertThat(reconciler.drift()).hasValue(3);
    compared = OptionalInt.empty();
    tick.run();
    assertThat(reconciler.drift()).isEmpty();
  }
}
