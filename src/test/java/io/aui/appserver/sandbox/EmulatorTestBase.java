package io.aui.appserver.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.sandbox.SandboxClient.Reply;
import io.aui.appserver.sandbox.protocol.Json;
import io.aui.appserver.sandbox.state.RtcApp;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An emulator of its own for every test, and a client for it. */
abstract class EmulatorTestBase {
  final MovableClock clock = new MovableClock();
  Emulator emulator;
  SandboxClient client;

  @BeforeEach
  void startEmulator() {
    emulator = Emulator.started(options());
    client = new SandboxClient(emulator);
  }

  @AfterEach
  void stopEmulator() {
    emulator.close();
  }

  EmulatorOptions options() {
    return new EmulatorOptions().clock(clock);
  }

  /** A generated call. */
  String instance() throws Exception {
    return client
        .ok("GenerateAIAgentCall", Map.of("AIAgentId", "agent-voice"))
        .path("InstanceId")
        .asText();
  }

  String statusOf(String instanceId) throws Exception {
    return client
        .ok("DescribeAIAgentInstance", Map.of("InstanceId", instanceId))
        .at("/Instance/Status")
        .asText();
  }

  RtcApp rtc() {
    return options().rtc;
  }

  String runtimeConfig(String channelId, String agentUserId) {
    return Json.object()
        .put("ChannelId", channelId)
        .put("AgentUserId", agentUserId)
        .put(
            "AuthToken",
            rtc().token(channelId, agentUserId, clock.instant().plus(Duration.ofDays(7))))
        .toString();
  }

  void assertRefused(int status, String code, String action, Map<String, String> parameters)
      throws Exception {
    Reply reply = client.call(action, parameters);
    assertThat(reply.code()).as(reply.body()).isEqualTo(code);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.text("RequestId")).matches("[0-9A-F-]{36}");
    assertThat(reply.text("Message")).isNotBlank();
  }

  /** A copy with one more parameter, or another value for it. */
  static Map<String, String> with(Map<String, String> parameters, String name, String value) {
    Map<String, String> changed = new HashMap<>(parameters);
    changed.put(name, value);
    return changed;
  }
}
