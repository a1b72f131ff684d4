package io.aui.appserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> KNOWN =
      List.of("startAIAgentInstance", "startAIAgentInstanceWithChannel", "stopAIAgentInstance");

  @ParameterizedTest
  @CsvSource({
    "startAiAgentInstance,        startAIAgentInstance",
    "startAgentInstance,          startAIAgentInstance",
    "stpoAIAgentInstance,         stopAIAgentInstance",
    "startAIAgentInstanceChannel, startAIAgentInstanceWithChannel",
    "describe,                    ",
    "x,                           "
  })
  void theFewestOtherLettersWin(String name, String nearest) {
    assertThat(Nearest.of(name, KNOWN).orElse(null)).isEqualTo(nearest);
  }

  @Test
  void aNameThatIsNoneOrTooLongHasNone() {
    assertThat(Nearest.of("", KNOWN)).isEmpty();
    assertThat(Nearest.of("x".repeat(65), List.of("x".repeat(65)))).isEmpty();
  }
}
