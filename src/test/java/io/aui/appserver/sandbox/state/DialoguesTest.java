package io.aui.appserver.sandbox.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DialoguesTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void aSessionKeepsItsLatestDialogues() {
    Dialogues dialogues = new Dialogues();
    for (int i = 0; i <= 50; i++) {
      dialogues.add("s", "call", "user", "normal", "t" + i, NOW);
    }

    assertThat(dialogues.of("s")).hasSize(50);
    assertThat(dialogues.of("s").get(0).path("Text").asText()).isEqualTo("t1");
  }
}
