package io.aui.appserver.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NonceMemoryTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void noncesAreKeptWhileTheirRequestCouldBeReplayedAndNotForEver() {
    NonceMemory nonces = new NonceMemory();

    assertThat(nonces.isNew("n", NOW)).isTrue();
    assertThat(nonces.isNew("n", NOW.plus(Duration.ofMinutes(30)))).isFalse();
    assertThat(nonces.isNew("n", NOW.plus(Duration.ofMinutes(32)))).isTrue();
  }

  @Test
  void noncesAreBoundedByCount() {
    NonceMemory nonces = new NonceMemory();
    for (int i = 0; i <= 200_000; i++) {
      nonces.isNew("n" + i, NOW);
    }

    assertThat(nonces.isNew("n200000", NOW)).isFalse();
    assertThat(nonces.isNew("n0", NOW)).isTrue();
  }

  @Test
  void noncesAreBoundedByLength() {
    NonceMemory nonces = new NonceMemory();
    String longText = "x".repeat(8_000);
    for (int i = 0; i <= 1_000; i++) {
      nonces.isNew(longText + i, NOW);
    }

    assertThat(nonces.isNew(longText + 1_000, NOW)).isFalse();
    assertThat(nonces.isNew(longText + 0, NOW)).isTrue();
  }
}
