package io.aui.appserver.ims;

import static io.aui.appserver.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.RegionStub;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything about an instance goes where it was started. */
@QuarkusTest
@WithTestResource(value = RegionStub.class, scope = TestResourceScope.MATCHING_RESOURCES)
class RegionRoutingTest {
  @BeforeEach
  void forget() {
    RegionStub.forget();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "generateAIAgentCall",
        "startAIAgentInstance",
        "startAIAgentInstanceWithChannel",
      })
  void followUpsGoToTheRegionOfTheStart(String operation) {
    ObjectNode start = Api.body(operation, "").deepCopy();
    start.put("region", "ap-southeast-1");
    start.put("ai_agent_id", "any-agent");
    String id = Api.ok("v2", operation, start).path("ai_agent_instance_id").asText();

    Api.ok("v2", "sendAIAgentSpeech", Api.body("sendAIAgentSpeech", id));
    Api.ok("v1", "sendAIAgentText", Api.body("sendAIAgentText", id));
    Api.ok("v2", "updateAIAgentInstance", Api.body("updateAIAgentInstance", id));
    // The region of the start is right, whatever is said later.
    Api.ok(
        "v2",
        "describeAIAgentInstance",
        object("ai_agent_instance_id", id, "region", "cn-shanghai"));
    Api.ok("v1", "stopAIAgentInstance", Api.body("stopAIAgentInstance", id));

    String action =
        operation.startsWith("generate") ? "GenerateAIAgentCall" : "StartAIAgentInstance";
    assertThat(callsUpToTheStop(id))
        .containsExactlyElementsOf(
            List.of(
                "/ap-southeast-1/ " + action,
                "/ap-southeast-1/ SendAIAgentSpeech",
                "/ap-southeast-1/ SendAIAgentText",
                "/ap-southeast-1/ UpdateAIAgentInstance",
                "/ap-southeast-1/ DescribeAIAgentInstance",
                "/ap-southeast-1/ StopAIAgentInstance"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void withoutARegionTheConfiguredOneCounts(String version) {
    String id = Api.instance(version);
    Api.ok(version, "stopAIAgentInstance", Api.body("stopAIAgentInstance", id));
    assertThat(callsUpToTheStop(id))
        .containsExactly("/cn-shanghai/ GenerateAIAgentCall", "/cn-shanghai/ StopAIAgentInstance");
  }

  /** After a stop, this server verifies it for as long as IMS does not show the end. */
  private static List<String> callsUpToTheStop(String id) {
    List<String> calls = RegionStub.callsAbout(id);
    List<String> actions = calls.stream().map(call -> call.replaceAll(".* ", "")).toList();
    return calls.subList(0, actions.indexOf("StopAIAgentInstance") + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void anInstanceUnknownHereIsAskedForInTheRegionOfTheRequest(String version) {
    Api.ok(
        version,
        "describeAIAgentInstance",
        object("ai_agent_instance_id", "of-another-server", "region", "ap-southeast-1"));
    Api.ok(version, "sendAIAgentText", Api.body("sendAIAgentText", "of-another-server"));
    assertThat(RegionStub.calls())
        .contains("/ap-southeast-1/ DescribeAIAgentInstance", "/cn-shanghai/ SendAIAgentText")
        .doesNotContain("/ap-southeast-1/ SendAIAgentText");
  }
}
