package io.aui.appserver.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import io.aui.appserver.access.Api;
import io.aui.appserver.access.LoginProfile;
import io.aui.appserver.sandbox.SandboxEndpoint;
import io.aui.appserver.testing.RecordedLog;
import io.aui.appserver.testing.Sandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The minutes of guests when starts fail, and agents that guests start without this server. */
@QuarkusTest
@TestProfile(LoginProfile.class)
class GuestFailuresTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int ALL_SECONDS = 600;

  @Inject SandboxEndpoint emulator;

  private Sandbox sandbox;
  private Api guest;

  @BeforeEach
  void becomeAGuest() {
    RecordedLog.start();
    sandbox = new Sandbox(emulator.emulator().base());
    Api administrator = Api.as("root", "aiagent-admin");
    String pass = administrator.call("createGuestPass", "workflow_type", "VoiceChat").path("token");
    guest = new Api("v1", new Api("v1", pass).call("redeemGuestPass").path("token"));
  }

  @AfterEach
  void repair() {
    sandbox.clearCallbacks();
    emulator.emulator().clearFaults();
  }

  @Test
  void aStartThatImsRefusesTakesNoTime() {
    sandbox.fault("{\"kind\":\"subscription\",\"action\":\"GenerateAIAgentCall\"}");
    start().then().statusCode(403);

    guest
        .call("describeGuest")
        .then()
        .body("seconds_left", equalTo(ALL_SECONDS))
        .body("call_seconds_left", nullValue());
    start().then().statusCode(200);
  }

  @Test
  void aStartOfUnknownOutcomeTakesItsTime() {
    sandbox.fault("{\"kind\":\"html\",\"action\":\"GenerateAIAgentCall\"}");
    start().then().statusCode(502);

    guest
        .call("describeGuest")
        .then()
        .body("seconds_left", equalTo(0))
        .body("call_seconds_left", greaterThan(ALL_SECONDS / 2));
    start().then().statusCode(429);
  }

  @Test
  void anInstanceThatNobodyCanUseGivesItsTimeBackWhenItHasEnded() {
    sandbox.fault("{\"kind\":\"no_token\",\"action\":\"GenerateAIAgentCall\"}");
    start().then().statusCode(502);

    await()
        .atMost(PATIENCE)
        .until(() -> guest.call("describeGuest").path("call_seconds_left") == null);
    guest.call("describeGuest").then().body("seconds_left", greaterThan(ALL_SECONDS / 2));
  }

  @Test
  void anAgentThatAGuestStartsWithoutThisServerIsStoppedAtOnce() {
    sandbox.sendCallbacks("sandbox-callback-token");
    Response started = start();
    guest
        .call("stopAIAgentInstance", "ai_agent_instance_id", started.path("ai_agent_instance_id"))
        .then()
        .statusCode(200);

    String instance = sandbox.join(started.path("rtc_auth_token"));

    String end = "event=instance_ended instance=" + instance + " ";
    await().atMost(PATIENCE).until(() -> RecordedLog.text().contains(end));
    assertThat(RecordedLog.text())
        .containsOnlyOnce(end)
        .contains(" ended_by=refused origin=adopted")
        .contains(
            "Instance "
                + instance
                + ", which a client has started, is stopped: guests start instances through this"
                + " server only");
  }

  private Response start() {
    return guest.call("generateAIAgentCall", "template_config", Map.of());
  }
}
