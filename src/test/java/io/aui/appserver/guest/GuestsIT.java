package io.aui.appserver.guest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.aui.appserver.access.Api;
import io.aui.appserver.access.LoginProfile;
import io.aui.appserver.testing.EventReader;
import io.aui.appserver.testing.EventReader.Event;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.PackagedLog;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What guests may do with a pass, and what they may not. */
@QuarkusIntegrationTest
@TestProfile(LoginProfile.class)
class GuestsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String START = "generateAIAgentCall";
  private static final Map<String, Object> NO_CONFIG = Map.of();

  private final Api asAdministrator = Api.as("root", "aiagent-admin");

  @Test
  void aGuestStartsSeesAndStopsOneAgent() {
    JsonPath pass = pass("workflow_type", "VisionChat", "minutes_per_guest", 3);
    Response redeemed = redeem(pass);
    String id = pass.get("guest_pass_id");
    redeemed
        .then()
        .statusCode(200)
        .body("user_id", equalTo("guest_" + id + "_1"))
        .body("workflow_type", equalTo("VisionChat"))
        .body("region", equalTo("cn-shanghai"))
        .body("ai_agent_id", nullValue())
        .body("seconds_left", equalTo(180))
        .body("call_seconds_left", nullValue())
        .body("expires_at", equalTo(pass.get("expires_at")));
    Api guest = new Api("v1", "Bearer " + redeemed.path("token"));

    Response started = guest.call(START, "template_config", NO_CONFIG);
    started
        .then()
        .statusCode(200)
        .body("ai_agent_id", equalTo("agent-vision"))
        .body("user_id", equalTo("guest_" + id + "_1"))
        .body("rtc_auth_token", startsWith("ey"));
    String instance = started.path("ai_agent_instance_id");
    guest
        .call("describeGuest")
        .then()
        .statusCode(200)
        .body("token", nullValue())
        .body("seconds_left", equalTo(0))
        .body("call_seconds_left", greaterThan(120))
        .body("call_seconds_left", lessThanOrEqualTo(180));
    asAdministrator
        .call("listGuestPasses")
        .then()
        .body("guest_passes.find { it.guest_pass_id == '%s' }.running".formatted(id), equalTo(1));
    guest.call("describeAIAgentInstance", "ai_agent_instance_id", instance).then().statusCode(200);
    String ticket =
        guest
            .call("createEventTicket", "ai_agent_instance_id", instance)
            .then()
            .extract()
            .path("ticket");
    try (EventReader events = EventReader.open(events(instance) + "&ticket=" + ticket, Map.of())) {
      assertThat(events.awaitEvents(1).get(0).name()).isEqualTo("state");
      guest.call("stopAIAgentInstance", "ai_agent_instance_id", instance).then().statusCode(200);
      List<Event> all = events.awaitEnd();
      assertThat(all.get(all.size() - 1).data().path("reason").asText()).isEqualTo("owner");
    }
    guest
        .call("describeGuest")
        .then()
        .body("seconds_left", greaterThan(120))
        .body("call_seconds_left", nullValue());
    assertThat(PackagedLog.count("operation=redeemGuestPass detail=" + id + " ")).isPositive();
    assertThat(PackagedLog.count("caller=guest_" + id + "_1 ")).isPositive();
    assertThat(PackagedLog.count((String) pass.get("token"))).isZero();
    assertThat(PackagedLog.count((String) redeemed.path("token"))).isZero();
  }

  @Test
  void theAddressLeadsToThePageAndHoldsTheToken() {
    JsonPath pass = pass("workflow_type", "VoiceChat");
    String url = pass.get("url");
    String base = io.aui.appserver.testing.Api.base();

    assertThat(url).isEqualTo(base + "/guest/#" + pass.get("token"));
    Http.Reply page = Http.get(base + "/guest/");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'self';");
    assertThat(page.body()).contains("guest.js").contains("guest.css");
    assertThat(Http.get(base + "/guest/guest.js").status()).isEqualTo(200);
    assertThat(Http.get(base + "/guest/guest.css").status()).isEqualTo(200);
    assertThat(Http.get(base + "/guest").status()).isEqualTo(308);
    assertThat((String) pass.get("qr_code")).startsWith("<svg xmlns=").endsWith("</svg>");
    Instant expiry = Instant.parse(pass.get("expires_at"));
    assertThat(Duration.between(Instant.now(), expiry))
        .isBetween(Duration.ofHours(23), Duration.ofHours(24));
  }

  @Test
  void onlyAdministratorsCreateListAndRevoke() {
    String id = pass("workflow_type", "VoiceChat").get("guest_pass_id");
    Api user = Api.as("alice");

    user.call("createGuestPass", "workflow_type", "VoiceChat").then().statusCode(403);
    user.call("listGuestPasses").then().statusCode(403);
    user.call("revokeGuestPass", "guest_pass_id", id).then().statusCode(403);
    user.call("describeGuest")
        .then()
        .statusCode(403)
        .body("message", equalTo("describeGuest is for guests only"));
    asAdministrator
        .call("listGuestPasses")
        .then()
        .statusCode(200)
        .body("guest_passes[0].guest_pass_id", equalTo(id))
        .body("guest_passes[0].created_by", equalTo("root"))
        .body("guest_passes[0].max_guests", equalTo(1))
        .body("guest_passes[0].minutes_per_guest", equalTo(10))
        .body("guest_passes[0].minutes_total", equalTo(10))
        .body("guest_passes[0].guests", equalTo(0));
  }

  @ParameterizedTest
  @CsvSource({
    "expire, 9, expire must be from 10 to 604800 seconds",
    "expire, 604801, expire must be from 10 to 604800 seconds",
    "max_guests, 0, max_guests must be from 1 to 500",
    "max_guests, 501, max_guests must be from 1 to 500",
    "minutes_per_guest, 0, minutes_per_guest must be from 1 to 1440",
    "minutes_per_guest, 1441, minutes_per_guest must be from 1 to 1440",
    "minutes_total, 0, minutes_total must be from 1 to 720000",
    "workflow_type, Chess, workflow_type must be one of",
    "region, cn-nowhere, region",
  })
  void aPassIsCreatedWithinLimits(String member, String value, String message) {
    Object sent = value.matches("[0-9]+") ? (Object) Long.parseLong(value) : value;
    Map<String, Object> members = new HashMap<>(Map.of("workflow_type", "VoiceChat"));
    members.put(member, sent);
    asAdministrator
        .call("createGuestPass", flat(members))
        .then()
        .statusCode(400)
        .body("error_code", equalTo("InvalidParameter"))
        .body("message", startsWith(message));
  }

  @Test
  void aPassNamesAnAgentOrAKind() {
    asAdministrator
        .call("createGuestPass")
        .then()
        .statusCode(400)
        .body("error_code", equalTo("MissingParameter"))
        .body("message", equalTo("ai_agent_id or workflow_type is required"));
    JsonPath pass = pass("ai_agent_id", "agent-avatar", "workflow_type", "avatarchat3d");
    Response started =
        guest(pass).call(START, "template_config", NO_CONFIG, "workflow_type", "VoiceChat");
    started
        .then()
        .statusCode(200)
        .body("ai_agent_id", equalTo("agent-avatar"))
        .body("workflow_type", equalTo("AvatarChat3D"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"agent_config", "chat_sync_config", "session_id", "user_data", "template_config"})
  void aGuestSetsNothing(String member) {
    Map<String, Object> members = new HashMap<>(Map.of("template_config", NO_CONFIG));
    members.put(member, member.endsWith("config") ? Map.of("VoiceChat", Map.of()) : "x");
    guest(pass("workflow_type", "VoiceChat"))
        .call(START, flat(members))
        .then()
        .statusCode(403)
        .body("message", equalTo("a guest may not set " + member));
  }

  @ParameterizedTest
  @CsvSource({
    "ai_agent_id, agent-vision",
    "workflow_type, VisionChat",
    "region, ap-southeast-1",
    "user_id, alice",
  })
  void aGuestChoosesNothing(String member, String value) {
    guest(pass("workflow_type", "VoiceChat"))
        .call(START, "template_config", NO_CONFIG, member, value)
        .then()
        .statusCode(403)
        .body("message", startsWith(member + " must be "));
  }

  @Test
  void nobodyElsesInstanceIsAGuests() {
    JsonPath pass = pass("workflow_type", "VoiceChat", "max_guests", 2);
    Api guest = guest(pass);
    Api other = guest(pass);
    String ofUser = Api.as("alice").startsInstance();
    String ofOther = other.call(START, "template_config", NO_CONFIG).path("ai_agent_instance_id");
    String own = guest.call(START, "template_config", NO_CONFIG).path("ai_agent_instance_id");

    for (String foreign : List.of(ofUser, ofOther, "unknown")) {
      for (String operation :
          List.of("describeAIAgentInstance", "stopAIAgentInstance", "createEventTicket")) {
        guest
            .call(operation, "ai_agent_instance_id", foreign)
            .then()
            .statusCode(404)
            .body("message", equalTo("there is no such instance"));
      }
    }
    Api.as("alice")
        .call("describeAIAgentInstance", "ai_agent_instance_id", own)
        .then()
        .statusCode(404);
  }

  @Test
  void aGuestHasOneAgentAtATimeAndAKeyIsReplayed() {
    Api guest = guest(pass("workflow_type", "VoiceChat"));
    Response first = keyed(guest, "key-1");
    first.then().statusCode(200);

    guest
        .call(START, "template_config", NO_CONFIG)
        .then()
        .statusCode(429)
        .body("error_code", equalTo("LimitExceeded"))
        .body("message", equalTo("a guest may have one agent at a time"));
    assertThat(keyed(guest, "key-1").asString()).isEqualTo(first.asString());
    String instance = first.path("ai_agent_instance_id");
    guest.call("stopAIAgentInstance", "ai_agent_instance_id", instance).then().statusCode(200);
    await()
        .atMost(PATIENCE)
        .until(() -> guest.call(START, "template_config", NO_CONFIG).statusCode() == 200);
  }

  @Test
  void ofManyStartsAtATimeOneIsTheGuests() {
    String token = redeem(pass("workflow_type", "VoiceChat")).path("token");
    List<CompletableFuture<Http.Reply>> starts =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    Http.sendLater(
                        Http.request(io.aui.appserver.testing.Api.url("v1", START))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(
                                java.net.http.HttpRequest.BodyPublishers.ofString(
                                    "{\"template_config\":{}}"))))
            .toList();

    assertThat(starts.stream().map(CompletableFuture::join).map(Http.Reply::status))
        .containsOnly(200, 429)
        .containsOnlyOnce(200);
  }

  @Test
  void asManyGuestsRedeemAPassAsItHas() {
    JsonPath pass = pass("workflow_type", "VoiceChat", "max_guests", 3);
    List<String> users = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      users.add(redeem(pass).then().statusCode(200).extract().path("user_id"));
    }
    assertThat(users).doesNotHaveDuplicates();
    redeem(pass)
        .then()
        .statusCode(429)
        .body("message", equalTo("this guest pass has been redeemed by all its guests"));
  }

  @Test
  void aRevokedPassLogsItsGuestsOutAndStopsTheirAgents() {
    JsonPath pass = pass("workflow_type", "VoiceChat", "max_guests", 2);
    Api guest = guest(pass);
    String instance = guest.call(START, "template_config", NO_CONFIG).path("ai_agent_instance_id");
    String id = pass.get("guest_pass_id");

    asAdministrator
        .call("revokeGuestPass", "guest_pass_id", id)
        .then()
        .statusCode(200)
        .body("stopped", equalTo(1))
        .body("pending", equalTo(0));

    guest.call("describeGuest").then().statusCode(401).body("error_code", equalTo("LoginInvalid"));
    redeem(pass).then().statusCode(401);
    asAdministrator
        .call("describeAIAgentInstance", "ai_agent_instance_id", instance)
        .then()
        .body("status", equalTo("Finished"));
    asAdministrator
        .call("revokeGuestPass", "guest_pass_id", id)
        .then()
        .statusCode(404)
        .body("message", equalTo("guest_pass_id is unknown, expired or revoked"));
  }

  @Test
  void aCallIsEndedInTime() {
    JsonPath pass = pass("workflow_type", "VoiceChat", "expire", 12);
    Api guest = guest(pass);
    String instance = guest.call(START, "template_config", NO_CONFIG).path("ai_agent_instance_id");

    String line = "event=instance_ended instance=" + instance + " ";
    await().atMost(PATIENCE).until(() -> PackagedLog.count(line) == 1);
    assertThat(PackagedLog.lines().filter(each -> each.contains(line)).findFirst().orElseThrow())
        .contains(" ended_by=duration_limit ");
    guest.call("describeGuest").then().statusCode(401);
  }

  @Test
  void whatIsNoTokenIsRefused() {
    JsonPath pass = pass("workflow_type", "VoiceChat", "max_guests", 2);
    String login = redeem(pass).path("token");
    String secret = login.substring(login.lastIndexOf('_') + 1);
    String id = pass.get("guest_pass_id");
    for (String wrong :
        List.of(
            "guest_",
            "guest_" + id + "_1",
            "guest_" + id + "_2_" + secret,
            "guest_" + id + "_0_" + secret,
            "guest_" + id + "_1_" + "0".repeat(32),
            "guest_" + id + "_1_" + secret + "0",
            "guest_" + "x".repeat(4_000),
            (String) pass.get("token"))) {
      new Api("v1", "Bearer " + wrong)
          .call("describeGuest")
          .then()
          .statusCode(401)
          .body("error_code", equalTo("LoginInvalid"));
    }
    String token = pass.get("token");
    for (String wrong :
        List.of("pass_", "pass_" + id, token + "0", token.replace(id, "0".repeat(16)), login)) {
      new Api("v1", wrong).call("redeemGuestPass").then().statusCode(401);
    }
    new Api("v1", null).call("redeemGuestPass").then().statusCode(401);
    new Api("v2", "pass_x")
        .call("redeemGuestPass")
        .then()
        .statusCode(403)
        .body("code", equalTo(403));
    new Api("v1", "bearer  " + login).call("describeGuest").then().statusCode(200);
    new Api("v1", login).call("describeGuest").then().statusCode(200);
  }

  @Test
  void startsThatAreFrozenAreFrozenForGuests() {
    Api guest = guest(pass("workflow_type", "VoiceChat"));
    asAdministrator.call("freezeStarts", "frozen", true).then().statusCode(200);
    try {
      guest.call(START, "template_config", NO_CONFIG).then().statusCode(503);
    } finally {
      asAdministrator.call("freezeStarts", "frozen", false).then().statusCode(200);
    }
    guest.call(START, "template_config", NO_CONFIG).then().statusCode(200);
  }

  private JsonPath pass(Object... members) {
    return asAdministrator
        .call("createGuestPass", members)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static Response redeem(JsonPath pass) {
    return new Api("v1", "Bearer " + pass.get("token")).call("redeemGuestPass");
  }

  private static Api guest(JsonPath pass) {
    return new Api("v1", "Bearer " + redeem(pass).path("token"));
  }

  private static Response keyed(Api guest, String key) {
    return given()
        .header("Authorization", guest.authorization())
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(Map.of("template_config", NO_CONFIG))
        .post("/api/v1/aiagent/" + START);
  }

  private static String events(String instance) {
    return io.aui.appserver.testing.Api.url("v2", "events") + "?ai_agent_instance_id=" + instance;
  }

  private static Object[] flat(Map<String, Object> members) {
    List<Object> flat = new ArrayList<>();
    members.forEach(
        (name, value) -> {
          flat.add(name);
          flat.add(value);
        });
    return flat.toArray();
  }
}
