package io.aui.appserver.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.aui.appserver.testing.RecordedLog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may read usage, without any limits, and who ended an instance. */
@QuarkusTest
@TestProfile(LoginProfile.class)
class UsageTest {
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
    RecordedLog.start();

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
    RecordedLog.start();
    asAdministrator.call("freezeStarts", "frozen", true).then().statusCode(200);
    awaitLine("operation=freezeStarts detail=freeze ");
    assertThat(RecordedLog.text()).doesNotContain("detail=thaw ");

    asAdministrator.call("freezeStarts", "frozen", false).then().statusCode(200);
    awaitLine("operation=freezeStarts detail=thaw ");
  }

  private static void awaitLine(String text) {
    await().atMost(PATIENCE).until(() -> RecordedLog.text().contains(text));
  }

  private Response ofAccount() {
    return asAdministrator.call("getUsage");
  }

  private static String endOf(String id) {
    String start = "event=instance_ended instance=" + id + " ";
    awaitLine(start);
    return RecordedLog.text()
        .lines()
        .filter(line -> line.startsWith(start))
        .findFirst()
        .orElseThrow();
  }
}
