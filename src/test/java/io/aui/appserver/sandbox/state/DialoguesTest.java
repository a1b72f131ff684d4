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

  @Test
  void theOldestSessionsAreForgottenIfTheTextsAreTooLongTogether() {
    Dialogues dialogues = new Dialogues();
    for (int i = 0; i < 100; i++) {
      dialogues.add("s" + i, "call", "user", "normal", "x".repeat(60_000), NOW);
    }

    assertThat(dialogues.of("s0")).isEmpty();
    assertThat(dialogues.of("s99")).hasSize(1);
  }

  @Test
  void removedEntriesMakeRoom() {
    Dialogues dialogues = new Dialogues();
    dialogues.add("kept", "call", "user", "normal", "t", NOW);
    for (int i = 0; i < 100; i++) {
      dialogues.add("s", "call", "user", "normal", "x".repeat(60_000), NOW);
      String id = dialogues.of("s").get(0).path("DialogueId").asText();
      assertThat(dialogues.remove("s", id)).isTrue();
      assertThat(dialogues.remove("s", id)).isFalse();
    }

    assertThat(dialogues.of("kept")).hasSize(1);
  }
}
