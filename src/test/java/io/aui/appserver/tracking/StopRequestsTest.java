package io.aui.appserver.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StopRequestsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final StopRequests stops = new StopRequests();

  @Test
  void theFirstStopCountsOnce() {
    stops.add("a", EndCause.OWNER, NOW);
    stops.add("a", EndCause.DURATION_LIMIT, NOW);

    assertThat(causeOf("a", NOW)).isEqualTo(EndCause.OWNER);
    assertThat(causeOf("a", NOW)).isEqualTo(EndCause.IMS);
  }

  @Test
  void aStopLongAfterTheEndIsNotItsCause() {
    stops.add("a", EndCause.DURATION_LIMIT, NOW);
    stops.add("b", EndCause.DURATION_LIMIT, NOW);

    assertThat(causeOf("a", NOW.minusSeconds(31))).isEqualTo(EndCause.IMS);
    assertThat(causeOf("b", NOW.minusSeconds(30))).isEqualTo(EndCause.DURATION_LIMIT);
  }

  @Test
  void theOldestAreForgottenBeyondTheBound() {
    for (int i = 0; i <= 5_000; i++) {
      stops.add("i" + i, EndCause.OWNER, NOW.plus(Duration.ofMillis(i)));
    }

    assertThat(causeOf("i0", NOW)).isEqualTo(EndCause.IMS);
    assertThat(causeOf("i1", NOW)).isEqualTo(EndCause.OWNER);
  }

  private EndCause causeOf(String id, Instant at) {
    return stops.causeOf(id, at, EndCause.IMS);
  }
}
