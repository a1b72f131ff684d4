package io.aui.appserver.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.sandbox.faults.Fault;
import io.aui.appserver.sandbox.faults.FaultKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An emulator that goes on where another one has ended, as after a live reload. */
class SavedStateTest extends EmulatorTestBase {
  private static final Map<String, String> SESSION =
      Map.of("SessionId", "s-1", "StartTime", "0", "EndTime", "4102444800000");

  @Test
  void goesOnWithInstancesDialoguesFaultsAndTheLoginKey() throws Exception {
    String running =
        client
            .ok(
                "GenerateAIAgentCall",
                Map.of(
                    "AIAgentId",
                    "agent-voice",
                    "SessionId",
                    "s-1",
                    "UserData",
                    "mine",
                    "AgentConfig",
                    "{\"Greeting\":\"Hello\"}"))
            .path("InstanceId")
            .asText();
    client.ok("SendAIAgentText", Map.of("InstanceId", running, "Text", "How are you?"));
    String stopped = instance();
    client.ok("StopAIAgentInstance", Map.of("InstanceId", stopped));
    String fresh = instance();
    JsonNode described = client.ok("DescribeAIAgentInstance", Map.of("InstanceId", running));
    JsonNode dialogues = client.ok("ListAIAgentDialogues", SESSION).path("Dialogues");
    assertThat(dialogues).isNotEmpty();
    JsonNode keys = client.control("_keys", "GET", "").json();
    emulator.add(Fault.once(FaultKind.THROTTLE).on("StopAIAgentInstance").times(2));
    emulator.add(Fault.once(FaultKind.LATENCY).times(Fault.FOR_EVER).delayed(Duration.ofMillis(1)));
    JsonNode faults = client.control("_faults", "GET", "").json();

    reload();

    assertThat(client.control("_faults", "GET", "").json()).isEqualTo(faults);
    assertThat(client.control("_keys", "GET", "").json()).isEqualTo(keys);
    client.control("_faults", "DELETE", "");
    assertThat(client.ok("DescribeAIAgentInstance", Map.of("InstanceId", running)).path("Instance"))
        .isEqualTo(described.path("Instance"));
    assertThat(statusOf(stopped)).isEqualTo("Finished");
    assertThat(statusOf(fresh)).isEqualTo("Created");
    assertThat(client.ok("ListAIAgentDialogues", SESSION).path("Dialogues")).isEqualTo(dialogues);
    client.ok("StopAIAgentInstance", Map.of("InstanceId", running));
    assertThat(statusOf(running)).isEqualTo("Finished");
  }

  @Test
  void anEmptyStateCanBeSaved() throws Exception {
    reload();

    assertThat(statusOf(instance())).isEqualTo("Created");
  }

  private void reload() {
    emulator.close();
    emulator = Emulator.started(options().saved(Optional.of(emulator.saved())));
    client = new SandboxClient(emulator);
  }
}
