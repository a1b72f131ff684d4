package io.aui.appserver.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.aui.appserver.sandbox.SandboxEndpoint;
import io.aui.appserver.testing.Json;
import io.aui.appserver.testing.RecordedLog;
import io.aui.appserver.testing.Sandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Agents that clients start with an RTC token, without this server. */
@QuarkusTest
@TestProfile(AdoptionTest.Limited.class)
class AdoptionTest {
  private static final String CALLBACK_TOKEN = "sandbox-callback-token";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Longer than a callback waits for a start of this server. */
  private static final Duration GRACE = Duration.ofSeconds(4);

  @Inject SandboxEndpoint emulator;

  private final String alice = "alice" + UUID.randomUUID().toString().replace("-", "");
  private final Api asAlice = Api.as(alice);
  private final Api asBob = Api.as("bob" + alice);
  private final Api asAdministrator = Api.as("root", "aiagent-admin");
  private Sandbox sandbox;

  /** Logins, two instances of a user at a time, and four starts a minute. */
  public static class Limited extends LoginProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("appserver.limits.concurrent-instances", "2");
      settings.put("appserver.limits.starts-per-minute", "4");
      return settings;
    }
  }

  @BeforeEach
  void receiveCallbacks() {
    RecordedLog.start();
    sandbox = new Sandbox(emulator.emulator().base());
    sandbox.sendCallbacks(CALLBACK_TOKEN);
  }

  @AfterEach
  void repair() {
    sandbox.clearCallbacks();
    emulator.emulator().clearFaults();
    asAdministrator.call("freezeStarts", "frozen", false);
  }

  @Test
  void aCallbackMakesAClientsAgentItsUsers() {
    String instance = sandbox.join(token());

    await().atMost(PATIENCE).until(() -> concurrent() == 1);
    describe(asAlice, instance).then().statusCode(200);
    describe(asBob, instance).then().statusCode(404);
    asAlice.call("stopAIAgentInstance", "ai_agent_instance_id", instance).then().statusCode(200);

    assertThat(usageLine(instance))
        .contains(" user=" + alice + " agent=agent-voice region=cn-shanghai ")
        .contains(" ended_by=owner origin=adopted");
    await().atMost(PATIENCE).until(() -> concurrent() == 0);
  }

  @Test
  void theOwnersFirstOperationAdoptsWithoutCallbacks() {
    sandbox.callbackFault("{\"kind\":\"lost\",\"count\":100}");
    String instance = sandbox.join(token());

    Response foreign = describe(asBob, instance);
    describe(asAlice, instance).then().statusCode(200);

    assertThat(concurrent()).isEqualTo(1);
    assertThat(starts()).isEqualTo(1);
    assertThat(withoutRequestId(describe(asBob, instance)))
        .isEqualTo(withoutRequestId(foreign))
        .isEqualTo(withoutRequestId(describe(asBob, "unknown")));
    describe(asAlice, instance).then().statusCode(200);
    assertThat(starts()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sendAIAgentText", "updateAIAgentInstance", "stopAIAgentInstance"})
  void everyOperationAdopts(String operation) {
    sandbox.callbackFault("{\"kind\":\"lost\",\"count\":100}");
    String instance = sandbox.join(token());

    asAlice
        .call(operation, "ai_agent_instance_id", instance, "text", "Hello", "template_config", "{}")
        .then()
        .statusCode(200);

    assertThat(starts()).isEqualTo(1);
  }

  @Test
  void tenUnknownInstancesOfAUserAreLookedUpPerMinute() {
    for (int i = 0; i < 10; i++) {
      describe(asBob, "unknown-" + i).then().statusCode(404);
    }

    Response eleventh = describe(asBob, "unknown-10");

    eleventh.then().statusCode(429).body("error_code", equalTo("LimitExceeded"));
    assertThat(Integer.parseInt(eleventh.header("Retry-After"))).isBetween(1, 60);
    describe(asBob, "unknown-0").then().statusCode(404);
    describe(asAlice, "unknown-10").then().statusCode(404);
  }

  @Test
  void anAgentBeyondTheLimitIsStoppedAtOnce() {
    String third = token();
    sandbox.join(token());
    sandbox.join(token());
    await().atMost(PATIENCE).until(() -> concurrent() == 2);

    String instance = sandbox.join(third);

    assertThat(usageLine(instance)).contains(" user=" + alice + " ").contains(" ended_by=refused ");
    assertThat(statusAtIms(instance)).isEqualTo("Finished");
    assertThat(concurrent()).isEqualTo(2);
  }

  @Test
  void anAgentThatIsStartedWhileStartsAreFrozenIsStoppedAtOnce() {
    String token = token();
    asAdministrator.call("freezeStarts", "frozen", true).then().statusCode(200);

    String instance = sandbox.join(token);

    assertThat(usageLine(instance)).contains(" ended_by=refused origin=adopted");
    assertThat(statusAtIms(instance)).isEqualTo("Finished");
  }

  @Test
  void anAgentInAChannelOfNobodyIsSeenByAdministratorsOnly() {
    int before = asAdministrator.call("getUsage").path("concurrent");
    String instance = sandbox.join(foreignToken(alice));

    await()
        .atMost(PATIENCE)
        .until(() -> asAdministrator.call("getUsage").<Integer>path("concurrent") == before + 1);
    describe(asAlice, instance).then().statusCode(404);
    describe(asAdministrator, instance).then().statusCode(200);
    asAdministrator.call("stopAllAIAgentInstances", "ai_agent_id", "agent-voice");
    assertThat(usageLine(instance)).contains(" user=- ").contains(" ended_by=administrator ");
  }

  @Test
  void eventsMayBeLateDoubledAndOutOfOrder() {
    sandbox.callbackFault("{\"event\":\"agent_start\",\"kind\":\"late\",\"delay_ms\":3000}");
    sandbox.callbackFault("{\"event\":\"session_start\",\"kind\":\"out_of_order\"}");
    sandbox.callbackFault("{\"event\":\"agent_stop\",\"kind\":\"doubled\"}");
    String instance = sandbox.join(token());
    sandbox.hangUp(instance, "user");

    await().atMost(PATIENCE).until(() -> sandbox.callbacks(instance).size() == 4);
    assertThat(usageLine(instance)).contains(" ended_by=ims origin=adopted");
    await().pollDelay(GRACE).until(() -> true);
    assertThat(usageLine(instance)).isNotEmpty();
    assertThat(concurrent()).isZero();
    assertThat(starts()).isEqualTo(1);
  }

  @Test
  void forgedCallbacksChangeNothing() {
    sandbox.callbackFault("{\"kind\":\"forged\",\"count\":100}");
    String instance = sandbox.join(token());

    await().atMost(PATIENCE).until(() -> sandbox.callbacks(instance).size() == 2);
    assertThat(sandbox.callbacks(instance))
        .allSatisfy(each -> assertThat(each.path("status").asInt()).isEqualTo(401));
    await().pollDelay(GRACE).until(() -> true);
    assertThat(starts()).isZero();
  }

  @Test
  void anInstanceOfThisServerIsNotAdoptedAlthoughItsCallbackComesFirst() {
    sandbox.fault("{\"kind\":\"latency\",\"delay_ms\":500,\"action\":\"StartAIAgentInstance\"}");
    String instance = asAlice.startsInstance();

    await().pollDelay(GRACE).until(() -> true);
    assertThat(concurrent()).isEqualTo(1);
    assertThat(starts()).isEqualTo(1);
    sandbox.hangUp(instance, "agent");
    assertThat(usageLine(instance)).contains(" ended_by=ims origin=started");
  }

  @Test
  void anInstanceThatDiesHasEnded() {
    String instance = asAlice.startsInstance();

    sandbox.hangUp(instance, "failure");

    assertThat(usageLine(instance)).contains(" ended_by=ims ");
    assertThat(sandbox.callbacks(instance))
        .extracting(each -> each.path("event").asText())
        .contains("error");
  }

  @Test
  void tokensObeyTheFreezeUnlessTheUsersAgentIsInTheChannel() {
    String channel = asAlice.call("getRtcAuthToken").path("channel_id");
    String made =
        asAlice.call("startAIAgentInstance", "workflow_type", "VoiceChat").path("channel_id");
    asAdministrator.call("freezeStarts", "frozen", true).then().statusCode(200);

    for (Response refused : List.of(tokenFor(asAlice, channel), asAlice.call("getRtcAuthToken"))) {
      refused.then().statusCode(503).body("error_code", equalTo("StartsFrozen"));
      assertThat(refused.header("Retry-After")).isNotEmpty();
    }
    tokenFor(asAlice, made).then().statusCode(200);
    tokenFor(asBob, channel).then().statusCode(403);
  }

  @Test
  void tokensCountAsStartsAndObeyTheLimits() {
    String channel =
        asAlice.call("startAIAgentInstance", "workflow_type", "VoiceChat").path("channel_id");
    for (int i = 0; i < 3; i++) {
      token();
    }

    Response fifth = asAlice.call("getRtcAuthToken");

    fifth.then().statusCode(429).body("error_code", equalTo("LimitExceeded"));
    assertThat(fifth.<String>path("message")).contains("starts-per-minute");
    asAlice.call("startAIAgentInstance", "workflow_type", "VoiceChat").then().statusCode(429);
    for (int i = 0; i < 3; i++) {
      tokenFor(asAlice, channel).then().statusCode(200);
    }
    assertThat(concurrent()).isEqualTo(1);
  }

  @Test
  void aUserAtTheLimitGetsATokenOnceAnAgentHasHungUp() {
    sandbox.callbackFault("{\"kind\":\"lost\",\"count\":100}");
    String one = asAlice.startsInstance();
    asAlice.startsInstance();
    Response refused = asAlice.call("getRtcAuthToken");
    refused.then().statusCode(429);
    assertThat(refused.<String>path("message")).contains("concurrent-instances");

    sandbox.hangUp(one, "user");

    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> asAlice.call("getRtcAuthToken").statusCode() == 200);
  }

  private String token() {
    Response made = asAlice.call("getRtcAuthToken");
    made.then().statusCode(200);
    return made.path("rtc_auth_token");
  }

  /** A token that this server has not made, for a channel that it does not know. */
  private static String foreignToken(String user) {
    String json =
        Json.object(
                "appid",
                "other",
                "channelid",
                UUID.randomUUID().toString(),
                "userid",
                user,
                "nonce",
                "",
                "timestamp",
                Instant.now().plusSeconds(600).getEpochSecond(),
                "token",
                "0".repeat(64))
            .toString();
    return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Response tokenFor(Api caller, String channel) {
    return caller.call("getRtcAuthToken", "channel_id", channel);
  }

  private static Response describe(Api caller, String instance) {
    return caller.call("describeAIAgentInstance", "ai_agent_instance_id", instance);
  }

  private String statusAtIms(String instance) {
    return describe(asAdministrator, instance).path("status");
  }

  private int concurrent() {
    return asAdministrator.call("getUsage", "user_id", alice).path("concurrent");
  }

  private int starts() {
    return asAdministrator.call("getUsage", "user_id", alice).path("starts");
  }

  private static String withoutRequestId(Response response) {
    return response.statusCode() + response.asString().replaceAll("\"request_id\":\"[^\"]*\"", "");
  }

  /** The only line about the end of an instance. */
  private static String usageLine(String instance) {
    await().atMost(PATIENCE).until(() -> !usageLines(instance).isEmpty());
    assertThat(usageLines(instance)).hasSize(1);
    return usageLines(instance).get(0);
  }

  private static List<String> usageLines(String instance) {
    return RecordedLog.text()
        .lines()
        .filter(line -> line.startsWith("event=instance_ended instance=" + instance + " "))
        .toList();
  }
}
