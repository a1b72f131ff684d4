package io.aui.appserver.ims;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.sandbox.Emulator;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.PackagedServer;
import io.aui.appserver.testing.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** This machine's clock is two hours from IMS's. */
class ClockSkewIT {
  private static final String START =
      "{\"user_id\":\"u\",\"ai_agent_id\":\"agent-voice\",\"template_config\":\"{}\"}";

  @ParameterizedTest
  @ValueSource(ints = {2, -2})
  void afterOneRefusalRequestsAreSignedWithImsTime(int hours, @TempDir Path directory)
      throws IOException {
    InstantSource theirs = InstantSource.offset(InstantSource.system(), Duration.ofHours(hours));
    try (Emulator ims = Emulator.started(Settings.emulatorOptions().clock(theirs));
        PackagedServer server =
            PackagedServer.start(directory, Settings.environment(ims.base().toString()), List.of())
                .awaitOpen()) {
      Http.Reply first = Http.post(server.url("v1", "generateAIAgentCall"), START);
      assertThat(first.status()).as(first.body()).isEqualTo(502);
      assertThat(first.text("message")).doesNotContain("clock");
      server.awaitLogged("clock is 7");
      server.awaitLogged("InvalidTimeStamp.Expired");

      assertThat(Http.post(server.url("v1", "generateAIAgentCall"), START).status()).isEqualTo(200);
      String metrics =
          Http.get("http://localhost:" + server.managementPort() + "/q/metrics").body();
      assertThat(metrics)
          .containsPattern("appserver_clock_skew_seconds " + (hours < 0 ? "-7" : "7"));
      assertThat(Http.get("http://localhost:" + server.managementPort() + "/q/health/ready").body())
          .containsPattern("\"clock_skew_seconds\": ?" + (hours < 0 ? "-7" : "7"));
    }
  }
}
