package io.aui.appserver.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.aui.appserver.testing.PackagedLog;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may read usage, without any limits, and who ended an instance. */
@QuarkusIntegrationTest
@TestProfile(LoginProfile.class)
class UsageIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String alice = "alice" + UUID.randomUUID().toString().replace("-", "");
  private final Api asAlice = Api.as(alice);
  private final Api asAdministrator = Api.as("root", "aiagent-admin");

  @Test
  void administratorsReadTheUsageOfAUserAndOfTheAccount() {
    int before = ofAccount().path("starts");
    asAlice.startsInstance();
    asAlice.startsInstance();

    Response ofAlice = asAdministrator.call("getUsage", "user_id", alice);

    ofAlice
        .then()
        .statusCode(200)
        .body("minutes", equalTo(0))
        .body("starts", equalTo(2))
        .body("concurrent", equalTo(2));
    assertThat(ofAlice.asString()).doesNotContain("limit");
    Instant reset = Instant.parse(ofAlice.path("reset_at"));
    assertThat(reset).isEqualTo(reset.truncatedTo(ChronoUnit.DAYS));
    assertThat(Duration.between(Instant.now(), reset)).isLessThanOrEqualTo(Duration.ofDays(1));
    assertThat(ofAccount().<Integer>path("starts")).isGreaterThanOrEqualTo(before + 2);
    assertThat(ofAccount().<Integer>path("concurrent")).isGreaterThanOrEqualTo(2);
  }

  @Test
  void administratorsListWhatRunsTheLatestFirst() {
    String first = asAlice.startsInstance();
    String second = asAlice.startsInstance();

    Response ofAlice = asAdministrator.call("listAIAgentInstances", "user_id", alice);

    ofAlice
        .then()
        .statusCode(200)
        .body("total", equalTo(2))
        .body("instances.ai_agent_instance_id", equalTo(List.of(second, first)))
        .body("instances.user_id", equalTo(List.of(alice, alice)))
        .body("instances.state", equalTo(List.of("created", "created")))
        .body("instances.ai_agent_id", equalTo(List.of("agent-voice", "agent-voice")))
        .body("instances.workflow_type", equalTo(List.of("VoiceChat", "VoiceChat")))
        .body("instances.adopted", equalTo(List.of(false, false)));
    assertThat(Instant.parse(ofAlice.path("instances[0].started_at")))
        .isBetween(Instant.now().minus(PATIENCE), Instant.now().plusSeconds(1));
    asAdministrator
        .call("listAIAgentInstances", "user_id", alice, "ai_agent_id", "agent-video")
        .then()
        .body("total", equalTo(0));
    assertThat(asAdministrator.call("listAIAgentInstances").<Integer>path("total"))
        .isGreaterThanOrEqualTo(2);
    asAlice
        .call("listAIAgentInstances", "user_id", alice)
        .then()
        .statusCode(403)
        .body("message", equalTo("listAIAgentInstances is for administrators"));
  }

  @Test
  void usersWithoutUseHaveUsedNothing() {
    asAdministrator
        .call("getUsage", "user_id", alice)
        .then()
        .body("starts", equalTo(0))
        .body("concurrent", equalTo(0));
  }

  @Test
  void nobodyElseReadsUsageNotEvenTheirOwn() {
    asAlice
        .call("getUsage", "user_id", alice)
        .then()
        .statusCode(403)
        .body("message", equalTo("getUsage is for administrators"));
    asAlice.call("getUsage").then().statusCode(403);
    new Api("v2", null).call("getUsage").then().statusCode(403);
    new Api("v1", null).call("getUsage").then().statusCode(401);
    Api.as(alice, "monitors").call("getUsage").then().statusCode(403);
  }

  @Test
  void membersAreCheckedBeforeTheGrant() {
    for (Api api : new Api[] {asAlice, asAdministrator}) {
      api.call("getUsage", "user_id", "a b")
          .then()
          .statusCode(400)
          .body("message", containsString("user_id"));
    }
  }

  @Test
  void anAdministratorsStopIsNotTheOwners() {
    String own = asAlice.startsInstance();
    String other = asAlice.startsInstance();

    asAlice.call("stopAIAgentInstance", "ai_agent_instance_id", own).then().statusCode(200);
    asAdministrator
        .call("stopAIAgentInstance", "ai_agent_instance_id", other)
        .then()
        .statusCode(200);

    assertThat(endOf(own)).contains(" ended_by=owner ");
    assertThat(endOf(other)).contains(" ended_by=administrator ");
  }

  @Test
  void theLineOfFreezeStartsTellsFreezeFromThaw() {
    String freeze = "operation=freezeStarts detail=freeze ";
    String thaw = "operation=freezeStarts detail=thaw ";
    long thawsBefore = PackagedLog.count(thaw);
    long freezesBefore = PackagedLog.count(freeze);
    asAdministrator.call("freezeStarts", "frozen", true).then().statusCode(200);
    await().atMost(PATIENCE).until(() -> PackagedLog.count(freeze) == freezesBefore + 1);
    assertThat(PackagedLog.count(thaw)).isEqualTo(thawsBefore);

    asAdministrator.call("freezeStarts", "frozen", false).then().statusCode(200);
    await().atMost(PATIENCE).until(() -> PackagedLog.count(thaw) == thawsBefore + 1);
    assertThat(PackagedLog.count(freeze)).isEqualTo(freezesBefore + 1);
  }

  private Response ofAccount() {
    return asAdministrator.call("getUsage");
  }

  private static String endOf(String id) {
    String start = "event=instance_ended instance=" + id + " ";
    await().atMost(PATIENCE).until(() -> PackagedLog.count(start) == 1);
    return PackagedLog.lines().filter(line -> line.contains(start)).findFirst().orElseThrow();
  }
}
