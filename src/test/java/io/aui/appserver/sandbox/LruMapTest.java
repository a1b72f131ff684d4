package io.aui.appserver.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LruMapTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void aFullMapForgetsItsOldestEntry() {
    Map<String, Integer> map = new LruMap<>(2);
    map.put("a", 1);
    map.put("b", 2);
    map.put("c", 3);
    map.computeIfAbsent("d", key -> 4);

    assertThat(map).containsOnlyKeys("c", "d");
  }

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
  void theLogKeepsTheLatestCallsAndPrintsNoValues() {
    CallLog log = new CallLog();
    for (int i = 0; i <= 10_000; i++) {
      log.add(
          new ReceivedCall(
              "a" + i, Map.of("p", "token"), Map.of("authorization", List.of("x")), "l", "OK"));
    }

    assertThat(log.all()).hasSize(10_000);
    assertThat(log.all().get(0).action()).isEqualTo("a1");
    assertThat(log.all().get(0).toString()).isEqualTo("a1[p] -> OK");
    log.clear();
    assertThat(log.all()).isEmpty();
  }

  @Test
  void aSessionKeepsItsLatestDialogues() {
    Dialogues dialogues = new Dialogues();
    for (int i = 0; i <= 1_000; i++) {
      dialogues.add("s", "call", "user", "normal", "t" + i, NOW);
    }

    assertThat(dialogues.of("s")).hasSize(1_000);
    assertThat(dialogues.of("s").get(0).path("Text").asText()).isEqualTo("t1");
  }
}
