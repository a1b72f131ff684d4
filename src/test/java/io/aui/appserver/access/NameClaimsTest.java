package io.aui.appserver.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.aui.appserver.sandbox.SandboxEndpoint;
import io.aui.appserver.sandbox.faults.Fault;
import io.aui.appserver.sandbox.faults.FaultKind;
import io.aui.appserver.sandbox.protocol.Refusal;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only requests that succeed reserve names. */
@QuarkusTest
@TestProfile(NameClaimsTest.OneCall.class)
class NameClaimsTest {
  private final Api asAlice = Api.as(newName("alice"));
  private final Api asBob = Api.as(newName("bob"), "aiagent-outbound");
  private final String session = newName("session");
  private final String voice = newName("voice");
  private final String channel = newName("room");

  @Inject SandboxEndpoint sandbox;

  /** One call at a time, so that a second start is refused by a limit. */
  public static class OneCall extends LoginProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("appserver.limits.concurrent-instances", "1");
      settings.put("appserver.access.grants.startAIAgentOutboundCall", "aiagent-outbound");
      return settings;
    }
  }

  @AfterEach
  void noFaults() {
    sandbox.emulator().clearFaults();
  }

  @Test
  void aStartThatImsRefusesLeavesNothing() {
    namingAll(asAlice, "ai_agent_id", "no-such-agent").then().statusCode(404);

    assertNothingIsLeft();
  }

  @Test
  void aStartBeyondALimitLeavesNothing() {
    asAlice.startsInstance();

    namingAll(asAlice, "ai_agent_id", "agent-voice").then().statusCode(429);

    assertNothingIsLeft();
  }

  @Test
  void aStartThatThePolicyRefusesLeavesNothing() {
    namingAll(
            asAlice,
            "ai_agent_id",
            "agent-voice",
            "template_config",
            Map.of("VoiceChat", Map.of("MaxIdleTime", 601)))
        .then()
        .statusCode(403);

    assertNothingIsLeft();
  }

  @Test
  void ownershipOfNamesIsCheckedBeforePolicyAndLimits() {
    asBob.startsInstance("session_id", session);
    asAlice.startsInstance();

    namingAll(
            asAlice,
            "ai_agent_id",
            "agent-voice",
            "template_config",
            Map.of("VoiceChat", Map.of("MaxIdleTime", 601)))
        .then()
        .statusCode(404)
        .body("message", equalTo("session_id not found for this user"));
  }

  @Test
  void anAcceptedStartTakesAllItsNames() {
    namingAll(asAlice, "ai_agent_id", "agent-voice").then().statusCode(200);

    dialogues(asAlice).then().statusCode(200);
    dialogues(asBob).then().statusCode(404);
    asBob.call("getRtcAuthToken", "channel_id", channel).then().statusCode(403);
    asBob.call("setAIAgentVoiceprint", "voiceprint_id", voice).then().statusCode(404);
    asBob
        .call("generateAIAgentCall", "template_config", "{}", "session_id", session)
        .then()
        .statusCode(404);
    asBob
        .call(
            "startAIAgentOutboundCall",
            "ai_agent_id",
            "agent-outbound",
            "called_number",
            "13800000000",
            "session_id",
            session)
        .then()
        .statusCode(404);
  }

  @Test
  void aStartWithUnknownOutcomeBlocksItsNamesForOthersAndGivesNone() {
    sandbox.emulator().add(Fault.once(FaultKind.HTML));
    namingAll(asAlice, "ai_agent_id", "agent-voice").then().statusCode(502);

    dialogues(asAlice).then().statusCode(404);
    asBob
        .call("startAIAgentInstance", "workflow_type", "VoiceChat", "session_id", session)
        .then()
        .statusCode(404);
  }

  @Test
  void aRefusedUpdateLeavesNothing() {
    String instance = asAlice.startsInstance();
    sandbox
        .emulator()
        .add(Fault.once(FaultKind.ERROR).withRefusal(new Refusal(400, "InvalidParameter", "no")));
    asAlice
        .call(
            "updateAIAgentInstance",
            "ai_agent_instance_id",
            instance,
            "agent_config",
            Map.of("VoiceprintConfig", Map.of("VoiceprintId", voice)))
        .then()
        .statusCode(400);

    asBob.call("setAIAgentVoiceprint", "voiceprint_id", voice).then().statusCode(200);
    asAlice
        .call(
            "updateAIAgentInstance",
            "ai_agent_instance_id",
            instance,
            "agent_config",
            Map.of("VoiceprintConfig", Map.of("VoiceprintId", voice)))
        .then()
        .statusCode(404);
  }

  @Test
  void aRefusedSetLeavesNothing() {
    sandbox
        .emulator()
        .add(
            Fault.once(FaultKind.ERROR)
                .withRefusal(new Refusal(400, "InvalidAudioDuration", "no")));
    asAlice.call("setAIAgentVoiceprint", "voiceprint_id", voice).then().statusCode(400);

    asAlice.call("clearAIAgentVoiceprint", "voiceprint_id", voice).then().statusCode(404);
    asBob.call("setAIAgentVoiceprint", "voiceprint_id", voice).then().statusCode(200);
    asAlice.call("setAIAgentVoiceprint", "voiceprint_id", voice).then().statusCode(404);
  }

  /** Up to about as many members as a body may have. */
  @ParameterizedTest
  @ValueSource(ints = {9, 400, 900})
  void moreThanEightNamesAreRefusedAtOnce(int count) {
    List<Map<String, String>> named =
        IntStream.range(0, count).mapToObj(i -> Map.of("VoiceprintId", "v" + i)).toList();

    asAlice
        .call(
            "startAIAgentInstance",
            "workflow_type",
            "VoiceChat",
            "agent_config",
            Map.of("A", named))
        .then()
        .statusCode(400)
        .body("error_code", equalTo("InvalidParameter"))
        .body(
            "message",
            equalTo("the request may name at most 8 channels, sessions and voiceprints"));
  }

  @ParameterizedTest
  @CsvSource({"60000,x", "128,x", "1,字", "1,' '"})
  void namesInConfigurationsAreShortAndPrintable(int length, String letter) {
    Map<String, Object> config =
        Map.of("A", List.of(Map.of("B", Map.of("voiceprint_id", letter.repeat(length)))));

    for (String operation : List.of("startAIAgentInstance", "generateAIAgentCall")) {
      asAlice
          .call(operation, "workflow_type", "VoiceChat", "template_config", config)
          .then()
          .statusCode(400)
          .body("error_code", equalTo("InvalidParameter"))
          .body("message", startsWith("/template_config/A/0/B/voiceprint_id must be 1 to 127 "));
    }
  }

  @Test
  void aSessionHasUpTo128PrintableCharacters() {
    asAlice.startsInstance("session_id", session + "x".repeat(128 - session.length()));
    for (String bad : List.of("x".repeat(129), "a b", "字", "a\u0000")) {
      asBob
          .call("startAIAgentInstance", "workflow_type", "VoiceChat", "session_id", bad)
          .then()
          .statusCode(400)
          .body(
              "message",
              equalTo("session_id must be 1 to 128 printable ASCII characters without blanks"));
    }
  }

  @Test
  void aChannelIsItsOwnersWhileAnAgentLivesInIt() {
    Api v2 = new Api("v2", asAlice.authorization());
    Response call = v2.call("generateAIAgentCall", "expire", 1);
    String made = call.path("channel_id");
    String instance = call.path("ai_agent_instance_id");

    await()
        .during(Duration.ofMillis(2_500))
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(joins(asBob, made)).isEqualTo(403));
    asAlice.call("stopAIAgentInstance", "ai_agent_instance_id", instance).then().statusCode(200);
    asAlice
        .call("describeAIAgentInstance", "ai_agent_instance_id", instance)
        .then()
        .statusCode(200);
    assertThat(joins(asBob, made)).isEqualTo(200);
  }

  private static int joins(Api api, String channelId) {
    return api.call("getRtcAuthToken", "channel_id", channelId).statusCode();
  }

  /** Starts an agent with a channel, a session and a voiceprint. */
  private Response namingAll(Api api, Object... members) {
    Object[] all =
        new Object[] {
          "workflow_type",
          "VoiceChat",
          "region",
          "cn-shanghai",
          "channel_id",
          channel,
          "session_id",
          session,
          "agent_config",
          Map.of("VoiceprintConfig", Map.of("VoiceprintId", voice))
        };
    Object[] both = new Object[all.length + members.length];
    System.arraycopy(all, 0, both, 0, all.length);
    System.arraycopy(members, 0, both, all.length, members.length);
    return api.call("startAIAgentInstanceWithChannel", both);
  }

  private void assertNothingIsLeft() {
    dialogues(asAlice).then().statusCode(404);
    asAlice.call("clearAIAgentVoiceprint", "voiceprint_id", voice).then().statusCode(404);
    namingAll(asBob, "ai_agent_id", "agent-voice").then().statusCode(200);
  }

  private Response dialogues(Api api) {
    return api.call("listAIAgentDialogues", "session_id", session, "start_time", 1, "end_time", 2);
  }

  private static String newName(String prefix) {
    return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  }
}
