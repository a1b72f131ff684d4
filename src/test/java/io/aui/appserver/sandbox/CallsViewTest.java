package io.aui.appserver.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The list of calls that other processes can read. */
class CallsViewTest extends EmulatorTestBase {
  private static final String GREETING = "{\"Greeting\":\"你好 & welcome +\"}";

  @Test
  void tellsEveryCallWithItsDecodedParametersAndHowItEnded() throws Exception {
    client.ok("GenerateAIAgentCall", Map.of("AIAgentId", "agent-voice", "AgentConfig", GREETING));
    client.call("StopAIAgentInstance", Map.of());

    JsonNode calls = view("GET").path("calls");
    assertThat(calls).hasSize(2);
    assertThat(calls.at("/0/action").asText()).isEqualTo("GenerateAIAgentCall");
    assertThat(calls.at("/0/parameters/AgentConfig").asText()).isEqualTo(GREETING);
    assertThat(calls.at("/0/outcome").asText()).isEqualTo("OK");
    assertThat(calls.at("/1/outcome").asText()).isEqualTo("MissingInstanceId");
  }

  @Test
  void showsResponsesWithoutTheirTokens() throws Exception {
    client.ok("GenerateAIAgentCall", Map.of("AIAgentId", "agent-voice"));
    client.ok("DescribeAIAgentInstance", Map.of("InstanceId", instance()));

    JsonNode calls = view("GET").path("calls");
    assertThat(calls.at("/0/response").asText())
        .contains("\"ChannelId\"", "Token\":\"***\"")
        .doesNotContainPattern("Token\":\"[A-Za-z0-9]");
    assertThat(calls.at("/2/response").asText())
        .contains("AuthToken")
        .doesNotContainPattern("AuthToken\\\\*\":\\\\*\"[A-Za-z0-9]");
  }

  @Test
  void showsTheCallsAfterANumber() throws Exception {
    instance();
    client.call("StopAIAgentInstance", Map.of());
    long first = view("GET").at("/calls/0/number").asLong();

    JsonNode later = client.control("_calls?after=" + first, "GET", "").json().path("calls");
    assertThat(later).hasSize(1);
    assertThat(later.at("/0/action").asText()).isEqualTo("StopAIAgentInstance");
    assertThat(later.at("/0/number").asLong()).isEqualTo(first + 1);
    assertThat(client.control("_calls?after=x", "GET", "").status()).isEqualTo(400);
  }

  @Test
  void saysNothingOfSignatures() throws Exception {
    instance();

    assertThat(view("GET").toString()).doesNotContain("ACS3-HMAC-SHA256");
  }

  @Test
  void forgetsOnDeleteAndKnowsNoOtherMethod() throws Exception {
    instance();

    assertThat(view("DELETE").path("calls")).isEmpty();
    assertThat(view("GET").path("calls")).isEmpty();
    assertThat(client.control("_calls", "POST", "{}").status()).isEqualTo(405);
  }

  private JsonNode view(String method) throws Exception {
    var reply = client.control("_calls", method, "");
    assertThat(reply.status()).isEqualTo(200);
    return reply.json();
  }
}
