package io.aui.appserver.agent;

import static io.aui.appserver.testing.Json.names;
import static io.aui.appserver.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.HttpTestBase;
import io.aui.appserver.testing.Ims;
import io.aui.appserver.testing.Json;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class InstanceOperationsTest extends HttpTestBase {
  private static final String ID = "ai_agent_instance_id";

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void aWholeLifeFromGenerateToTheSecondStop(String version) {
    String id = Api.instance(version);
    Ims.forget();

    done(version, "sendAIAgentSpeech", object(ID, id, "text", "Hello +*~ 你好"));
    done(version, "updateAIAgentInstance", object(ID, id, "agent_config", "{\"Volume\":50}"));
    JsonNode running = Api.ok(version, "describeAIAgentInstance", object(ID, id));
    assertThat(Json.read(running.path("agent_config").asText()))
        .isEqualTo(Json.read("{\"Volume\":50}"));
    assertThat(running.path("status").asText()).isIn("Created", "Executing");
    done(version, "stopAIAgentInstance", object(ID, id));
    assertThat(Api.ok(version, "describeAIAgentInstance", object(ID, id)).path("status").asText())
        .isEqualTo("Finished");
    done(version, "stopAIAgentInstance", object(ID, id));

    assertThat(Ims.calls())
        .extracting(Ims.Call::action)
        .startsWith(
            "SendAIAgentSpeech",
            "UpdateAIAgentInstance",
            "DescribeAIAgentInstance",
            "StopAIAgentInstance");
    assertThat(Ims.calls("StopAIAgentInstance"))
        .as("the second stop is known to be needless")
        .singleElement()
        .extracting(Ims.Call::parameters)
        .isEqualTo(Map.of("InstanceId", id));
  }

  @ParameterizedTest
  @CsvSource({"v1,false,AudioUrl", "v2,true,Text"})
  void speechSaysWhetherItInterruptsAndWhatItIs(String version, boolean interrupt, String type) {
    String id = Api.instance(version);
    Ims.forget();
    String text = type.equals("Text") ? "Hi" : "https://example.com/a.wav?x=1&y=2";

    done(
        version,
        "sendAIAgentSpeech",
        object(ID, id, "text", text, "enable_interrupt", interrupt, "type", type));

    assertThat(Ims.onlyCall().parameters())
        .isEqualTo(
            Map.of(
                "InstanceId", id,
                "Text", text,
                "EnableInterrupt", Boolean.toString(interrupt),
                "Type", type));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void speechInterruptsWithTextByDefault(String version) {
    String id = Api.instance(version);
    Ims.forget();
    String longest = "😀".repeat(1024);

    done(version, "sendAIAgentSpeech", object(ID, id, "text", longest));

    assertThat(Ims.onlyCall().parameters())
        .isEqualTo(
            Map.of("InstanceId", id, "Text", longest, "EnableInterrupt", "true", "Type", "Text"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void textIsSentAsItIs(String version) {
    String id = Api.instance(version);
    Ims.forget();

    done(version, "sendAIAgentText", object(ID, id, "text", " what? "));

    assertThat(Ims.onlyCall().action()).isEqualTo("SendAIAgentText");
    assertThat(Ims.onlyCall().parameters()).isEqualTo(Map.of("InstanceId", id, "Text", " what? "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void updatePassesBothConfigurationsAndUserData(String version) {
    String id = Api.instance(version);
    Ims.forget();

    done(
        version,
        "updateAIAgentInstance",
        object(
            ID,
            id,
            "template_config",
            "{\"VoiceChat\":{\"Volume\":5}}",
            "agent_config",
            object("Greeting", "Hi"),
            "user_data",
            "mine"));

    assertThat(Ims.onlyCall().parameters())
        .isEqualTo(
            Map.of(
                "InstanceId", id,
                "TemplateConfig", "{\"VoiceChat\":{\"Volume\":5}}",
                "AgentConfig", "{\"Greeting\":\"Hi\"}",
                "UserData", "mine"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void describeTellsConfigurationsAsTextAndMasksTheToken(String version) {
    JsonNode started =
        Api.ok(
            version,
            "startAIAgentInstance",
            object("user_id", "u1", "workflow_type", "VoiceChat", "user_data", "mine"));
    String id = started.path(ID).asText();
    String sentToken =
        Json.read(Ims.onlyCall().parameters().get("RuntimeConfig")).path("AuthToken").asText();

    JsonNode response = Api.ok(version, "describeAIAgentInstance", object(ID, id, "user_id", "u1"));

    assertThat(names(response))
        .contains(
            "code",
            "request_id",
            "message",
            "status",
            "runtime_config",
            "template_config",
            "agent_config",
            "user_data");
    assertThat(response.path("message").asText()).isEqualTo("success");
    assertThat(response.path("user_data").asText()).isEqualTo("mine");
    assertThat(response.path("template_config").textValue()).isEqualTo("{}");
    assertThat(response.path("agent_config").textValue()).isEqualTo("{}");
    assertThat(response.path("runtime_config").textValue()).contains("AuthToken", "***");
    assertThat(response.toString()).doesNotContain(sentToken);
  }

  private static void done(String version, String operation, JsonNode body) {
    JsonNode response = Api.ok(version, operation, body);
    assertThat(names(response)).containsExactlyInAnyOrder("code", "request_id", "result");
    assertThat(response.path("result").isBoolean()).isTrue();
    assertThat(response.path("result").asBoolean()).isTrue();
  }
}
