package io.aui.appserver.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.sandbox.faults.FaultKind;
import io.aui.appserver.testing.Http;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a browser and an app's developer find on the emulator's port. */
class StartPageTest extends EmulatorTestBase {
  @Override
  EmulatorOptions options() {
    return super.options().agents(List.of("my-<agent>"));
  }

  @Test
  void saysWhatItKnowsAndCan() {
    Http.Reply page = Http.get(emulator.base().toString());

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.body())
        .contains("agent-voice", "agent-outbound", "my-&lt;agent>")
        .contains("cannot join the real")
        .contains(
            "/_calls", "/_faults", "/_callbacks", "/_keys", "_clients", "_hangups", "_token?user=")
        .contains("curl 127.0.0.1:" + emulator.port() + "/_faults");
    for (FaultKind kind : FaultKind.values()) {
      assertThat(page.body()).contains(kind.spelling());
    }
  }

  @Test
  void callsOfImsAtTheSamePathAreCalls() {
    Http.Reply reply = Http.get(emulator.base() + "?Action=DescribeAIAgentInstance");

    assertThat(reply.status()).isNotEqualTo(200);
    assertThat(reply.text("Code")).isNotBlank();
  }

  @Test
  void anUnknownAgentIsToldWhichAreKnown() throws Exception {
    assertThat(
            client.call("GenerateAIAgentCall", Map.of("AIAgentId", "agent-vioce")).text("Message"))
        .contains("This sandbox knows agent-avatar, agent-chat")
        .contains("agent-voice");
  }
}
