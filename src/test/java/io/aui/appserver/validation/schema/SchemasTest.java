package io.aui.appserver.validation.schema;

import static io.aui.appserver.validation.schema.Documents.check;
import static io.aui.appserver.validation.schema.Documents.complete;
import static io.aui.appserver.validation.schema.Documents.json;
import static io.aui.appserver.validation.schema.Documents.placesIn;
import static io.aui.appserver.validation.schema.Documents.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every structure, shown on configurations that set every documented member. */
class SchemasTest {
  private static final Set<String> REQUIRED =
      Set.of("WaitTime", "MaxRepeats", "Probability", "TriggerStage", "Words", "Enabled", "Text");

  @ParameterizedTest
  @ValueSource(strings = {"agent_config", "config", "template_config", "chat_sync_config", "input"})
  void everythingDocumentedMayBeSetAtOnce(String member) {
    assertThat(check(member, complete(member))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent_config", "config", "template_config", "chat_sync_config", "input"})
  void noDocumentedMemberIsUndocumented(String member) {
    assertThat(Documents.SCHEMAS.get(member).undocumented(complete(member), "")).isEmpty();
  }

  @Test
  void undocumentedMembersAreNamedWithTheNearestDocumentedOne() {
    assertThat(
            Schemas.TEMPLATE_CONFIG.undocumented(
                json("{\"Voicechat\":{},\"VoiceChat\":{\"greeting\":\"Hi\",\"Xyzzy\\n\":1}}"),
                "/TemplateConfig"))
        .containsExactly(
            "/TemplateConfig/Voicechat (did you mean VoiceChat?)",
            "/TemplateConfig/VoiceChat/greeting (did you mean Greeting?)",
            "/TemplateConfig/VoiceChat/Xyzzy\uFFFD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent_config", "config", "template_config", "chat_sync_config", "input"})
  void everyDocumentedMemberIsCheckedForItsType(String member) {
    JsonNode complete = complete(member);
    for (JsonPointer place : placesIn(complete)) {
      String wrong = complete.at(place).isBoolean() ? "\"true\"" : "true";

      List<Violation> found = check(member, with(complete, place, json(wrong)));

      assertThat(found)
          .as(place.toString())
          .singleElement()
          .satisfies(
              violation -> {
                assertThat(violation.pointer()).isEqualTo("/" + member + place);
                assertThat(violation.problem())
                    .startsWith("must be ")
                    .endsWith(wrong.equals("true") ? ", was true" : ", was the string \"true\"");
              });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent_config", "config", "template_config", "chat_sync_config", "input"})
  void numbersAsStringsAreRefused(String member) {
    JsonNode complete = complete(member);
    for (JsonPointer place : placesIn(complete)) {
      if (complete.at(place).isNumber()) {
        assertThat(check(member, with(complete, place, json("\"1\""))))
            .as(place.toString())
            .singleElement()
            .satisfies(v -> assertThat(v.problem()).endsWith(", was the string \"1\""));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent_config", "config", "template_config", "chat_sync_config", "input"})
  void nullCountsAsAbsent(String member) {
    JsonNode complete = complete(member);
    for (JsonPointer place : placesIn(complete)) {
      if (!REQUIRED.contains(place.last().getMatchingProperty())) {
        assertThat(check(member, with(complete, place, json("null"))))
            .as(place.toString())
            .isEmpty();
      }
    }
    assertThat(check(member, json("null"))).isEmpty();
    assertThat(check(member, null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent_config", "config", "template_config", "chat_sync_config", "input"})
  void unknownMembersPassEverywhere(String member) {
    JsonNode document = complete(member);
    ((ObjectNode) document).set("Newer", json("[{}]"));
    for (JsonPointer place : placesIn(document)) {
      if (document.at(place) instanceof ObjectNode object) {
        object.set("Newer", json("{\"Volume\":-1}"));
        object.set("volume", json("\"the name has another case\""));
      }
    }
    assertThat(check(member, document)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent_config", "config", "template_config", "chat_sync_config", "input"})
  void nothingButAnObjectIsTaken(String member) {
    for (String other : List.of("[]", "\"{}\"", "1", "false")) {
      assertThat(check(member, json(other)))
          .singleElement()
          .satisfies(
              violation -> {
                assertThat(violation.pointer()).isEqualTo("/" + member);
                assertThat(violation.problem()).startsWith("must be an object, was ");
              });
    }
    assertThat(check(member, json("{}"))).isEmpty();
  }
}
