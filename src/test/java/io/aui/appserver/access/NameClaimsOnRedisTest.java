package io.aui.appserver.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.access.login.TestTokens;
import io.aui.appserver.testing.OnRedis;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The same names with the state in Redis; and what a start costs there. */
@QuarkusTest
@TestProfile(NameClaimsOnRedisTest.OneCallOnRedis.class)
class NameClaimsOnRedisTest extends NameClaimsTest {
  @Inject MeterRegistry meters;

  /** One call at a time, in Redis. */
  public static class OneCallOnRedis extends OneCall {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      // The limiter's own round trips, one for each interval, would be counted, too.
      settings.put("appserver.limits.interval", "1h");
      return OnRedis.with(settings);
    }
  }

  @Test
  void aStartTakesTwoRoundTripsAndItsReplayOne() {
    String user = "user" + UUID.randomUUID().toString().substring(0, 8);
    String key = UUID.randomUUID().toString();
    start("warm" + user, key);
    double before = roundTrips();

    String first = start(user, key);
    assertThat(roundTrips() - before).isEqualTo(2);

    assertThat(start(user, key)).isEqualTo(first);
    assertThat(roundTrips() - before).isEqualTo(3);
  }

  private static String start(String user, String key) {
    return given()
        .contentType("application/json")
        .header("Authorization", "Bearer " + TestTokens.good(user))
        .header("Idempotency-Key", key)
        .body(Map.of("workflow_type", "VoiceChat", "session_id", "session-" + user))
        .post("/api/v1/aiagent/startAIAgentInstance")
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private double roundTrips() {
    return meters.get("appserver.state.round_trips").counter().count();
  }
}
