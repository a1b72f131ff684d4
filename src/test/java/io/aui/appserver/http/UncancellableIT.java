package io.aui.appserver.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aui.appserver.sandbox.Emulator;
import io.aui.appserver.sandbox.EmulatorOptions;
import io.aui.appserver.sandbox.faults.Fault;
import io.aui.appserver.sandbox.faults.FaultKind;
import io.aui.appserver.testing.PackagedServer;
import io.aui.appserver.testing.RawConnection;
import io.aui.appserver.testing.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that stops while an agent is being started for a client that has gone away. */
class UncancellableIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path directory;

  @Test
  void aStartWhoseClientWentAwayIsWaitedForAtShutdown() throws Exception {
    EmulatorOptions options = Settings.emulatorOptions();
    try (Emulator ims = Emulator.started(options)) {
      ims.add(
          Fault.once(FaultKind.LATENCY).on("GenerateAIAgentCall").delayed(Duration.ofSeconds(4)));
      PackagedServer stopped;
      try (PackagedServer server = start(ims)) {
        stopped = server;
        URI url = URI.create(server.awaitOpen().url("generateAIAgentCall"));
        sendAndLeave(url, () -> !ims.calls("GenerateAIAgentCall").isEmpty());
        await().atMost(PATIENCE).until(() -> server.log().contains("outcome=aborted"));
      }

      List<String> audit =
          stopped.log().lines().filter(l -> l.contains("operation=generateAIAgentCall")).toList();
      assertThat(audit).hasSize(2);
      assertThat(audit.get(0)).contains("instance=- ");
      assertThat(audit.get(1)).containsPattern("instance=[0-9a-f]{32} ");
      assertThat(stopped.log()).doesNotContain("although work at IMS has not ended");
    }
  }

  private PackagedServer start(Emulator ims) throws IOException {
    Map<String, String> settings = Settings.environment(ims.base().toString());
    settings.put("APPSERVER_LIMITS_CONCURRENT_INSTANCES", "3");
    return PackagedServer.start(directory, settings, List.of());
  }

  private static void sendAndLeave(URI url, Callable<Boolean> then) throws IOException {
    String body = "{\"user_id\":\"alice\"}";
    try (RawConnection connection = RawConnection.to(url.getPort())) {
      connection.post(url.getPath(), body);
      await().atMost(PATIENCE).until(then);
    }
  }
}
