package io.aui.appserver.limits.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aui.appserver.ApiCalls;
import io.aui.appserver.ApiCalls.Reply;
import io.aui.appserver.sandbox.Emulator;
import io.aui.appserver.sandbox.SandboxEndpoint;
import io.aui.appserver.testing.RecordedLog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** More instances than the tracker has room for. */
@QuarkusTest
@TestProfile(DroppedInstancesTest.RoomForTwo.class)
class DroppedInstancesTest {
  private static final int STARTED = 6;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject SandboxEndpoint sandbox;

  private final ApiCalls api = new ApiCalls();

  /** Two instances, each for three seconds at most. */
  public static class RoomForTwo implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "appserver.tracking.max-instances", "2",
          "appserver.limits.max-duration", "3s",
          "appserver.limits.interval", "100ms",
          "appserver.limits.concurrent-instances", "6");
    }
  }

  @Test
  void stillCountAndStillEndAtTheLongestDuration() {
    RecordedLog.start();
    Emulator ims = sandbox.emulator();
    IntStream.range(0, STARTED).forEach(i -> assertThat(start().text("code")).isEqualTo("200"));
    assertThat(start().text("code")).as("those that were dropped count").isEqualTo("429");

    await().atMost(PATIENCE).until(() -> ims.calls("StopAIAgentInstance").size() == STARTED);
    await().atMost(PATIENCE).until(() -> ends("duration_limit").size() == 2);
    assertThat(ends("unknown")).as("one line for each that was dropped").hasSize(STARTED - 2);

    await().atMost(PATIENCE).until(() -> start().text("code").equals("200"));
  }

  private static List<String> ends(String cause) {
    return RecordedLog.text()
        .lines()
        .filter(line -> line.startsWith("event=instance_ended"))
        .filter(line -> line.contains(" ended_by=" + cause + " "))
        .toList();
  }

  private Reply start() {
    return api.call("v2/generateAIAgentCall", "{\"user_id\":\"alice\"}");
  }
}
