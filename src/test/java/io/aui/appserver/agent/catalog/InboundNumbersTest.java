package io.aui.appserver.agent.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.config.ConfigCheck.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboundNumbersTest {
  @Test
  void readsNumbersByAgent() {
    assertThat(InboundNumbers.read("{\"a\":[\"1\",\"2\"],\"b\":[]}"))
        .contains(Map.of("a", List.of("1", "2"), "b", List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "\"a\"",
        "{\"a\":\"1\"}",
        "{\"a\":[1]}",
        "{\"a\":[\" \"]}",
        "{\"\":[]}",
        "{\"a\":[]} x"
      })
  void anythingElsePreventsTheStart(String setting) {
    assertThat(new InboundConfigCheck(() -> Optional.of(setting)).problems())
        .allMatch(Problem::fatal)
        .extracting(Problem::variable)
        .containsExactly("APPSERVER_INBOUND_PHONE_NUMBERS");
  }
}
