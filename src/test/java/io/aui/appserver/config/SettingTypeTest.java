package io.aui.appserver.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTypeTest {
  @ParameterizedTest
  @CsvSource({
    "text, anything",
    "list, 'a,b'",
    "boolean, TRUE",
    "boolean, off",
    "number, 0",
    "number, -3",
    "duration, 90s",
    "duration, 500ms",
    "duration, PT90S",
    "duration, 7d",
    "duration, 0",
    "size, 48K",
    "size, 1024",
    "memory|redis, Redis",
    "a-b|c, A_B",
  })
  void acceptsWhatTheFrameworkReadsAsMeant(String type, String value) {
    assertThat(new SettingType(type).problem(value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "boolean, ture, must be true or false",
    "number, 10s, must be a whole number",
    "number, 99999999999, must be a whole number",
    "duration, 90, 'must have a unit: ms, s, m, h or d, such as 90s'",
    "duration, 5 apples, 'must be a number with ms'",
    "size, much, must be a number of bytes",
    "memory|redis, radis, 'must be one of memory, redis'",
  })
  void saysWhatIsAllowedInsteadOfOtherValues(String type, String value, String problem) {
    assertThat(new SettingType(type).problem(value)).get().asString().startsWith(problem);
  }
}
