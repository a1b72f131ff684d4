package io.aui.appserver.validation.schema;

import static io.aui.appserver.validation.schema.Documents.check;
import static io.aui.appserver.validation.schema.Documents.exactJson;
import static io.aui.appserver.validation.schema.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileValuesTest {
  /** Writing such a number out as an integer would take a gigabyte. */
  @ParameterizedTest
  @ValueSource(
      strings = {"1e999999999", "-1e999999999", "1e-999999999", "1e400", "123456789012345678901"})
  void refusesHugeExponentsAtOnce(String number) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (String config : new String[] {"{\"Volume\":%s}", "{\"MaxIdleTime\":%s}"}) {
            assertThat(check("agent_config", exactJson(config.formatted(number)))).hasSize(1);
          }
          assertThatCode(() -> check("agent_config", json("{\"Volume\":" + number + "}")))
              .doesNotThrowAnyException();
          String rate = "{\"TtsConfig\":{\"SpeechRate\":" + number + "}}";
          assertThat(check("agent_config", exactJson(rate))).hasSize(1);
        });
  }

  @Test
  void takesAFractionOfZeroHoweverItIsWritten() {
    for (String number : new String[] {"100.0", "1e2", "100.000", "1000e-1", "-0.0"}) {
      String config = "{\"Volume\":" + number + "}";
      assertThat(check("agent_config", json(config))).as(number).isEmpty();
      assertThat(check("agent_config", exactJson(config))).as(number).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesWhatIsNoNumber(double number) {
    JsonNode config =
        JsonNodeFactory.instance.objectNode().set("Volume", DoubleNode.valueOf(number));
    assertThat(check("agent_config", config)).hasSize(1);
    JsonNode tts =
        JsonNodeFactory.instance.objectNode().set("SpeechRate", DoubleNode.valueOf(number));
    JsonNode rate = JsonNodeFactory.instance.objectNode().set("TtsConfig", tts);
    assertThat(check("agent_config", rate)).hasSize(1);
  }

  @Test
  void cutsValuesAndMakesThemHarmless() {
    JsonNode config =
        JsonNodeFactory.instance
            .objectNode()
            .put("Volume", "1\n2026 INFO forged\u001b[31m \u202e\u0000\ud800 " + "🙂".repeat(99));
    assertThat(check("agent_config", config))
        .containsExactly(
            new Violation(
                "/agent_config/Volume",
                "must be an integer from 0 to 400, was the string \"1�2026 INFO forged�[31m ��� "
                    + "🙂".repeat(12)
                    + "…\""));
  }

  @Test
  void parsesDeepJsonTextWithoutFailing() {
    JsonNode config =
        JsonNodeFactory.instance
            .objectNode()
            .put("WorkflowOverrideParams", "{\"a\":" + "[".repeat(100_000));
    assertThat(check("agent_config", config)).hasSize(1);
  }

  @Test
  void escapesPointers() {
    assertThat(Violation.step("a/b~c")).isEqualTo("/a~1b~0c");
  }
}
