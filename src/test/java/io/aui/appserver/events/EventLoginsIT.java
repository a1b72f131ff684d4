package io.aui.appserver.events;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.access.LoginProfile;
import io.aui.appserver.access.login.TestTokens;
import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.EventReader;
import io.aui.appserver.testing.Http;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may follow an instance, by login and by ticket. */
@QuarkusIntegrationTest
@TestProfile(LoginProfile.class)
class EventLoginsIT {
  private static final String ADMINISTRATORS = "aiagent-admin";

  private final String alice = "user-" + UUID.randomUUID();
  private String instance;

  @BeforeEach
  void start() {
    instance = started(alice);
  }

  @Test
  void itsOwnerAndAdministratorsMayFollowIt() {
    for (String token : List.of(TestTokens.good(alice), TestTokens.good("root", ADMINISTRATORS))) {
      try (EventReader events = EventReader.open(url("v2"), login(token))) {
        assertThat(events.awaitEvents(1)).isNotEmpty();
      }
    }
  }

  @Test
  void nobodyElseLearnsThatItExists() {
    Http.Reply foreign = get(TestTokens.good("bob"), url("v1"));
    Http.Reply unknown = get(TestTokens.good("bob"), url("v1").replace(instance, "unknown"));

    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.text("message")).isEqualTo("there is no such instance");
    assertThat(foreign.body().replace(foreign.text("request_id"), ""))
        .isEqualTo(unknown.body().replace(unknown.text("request_id"), ""));
    ticket("bob").then().statusCode(404);
  }

  @Test
  void withoutALoginNothingIsSent() {
    Http.Reply v1 = Http.get(url("v1"));
    assertThat(v1.status()).isEqualTo(401);
    assertThat(v1.text("error_code")).isEqualTo("LoginRequired");
    assertThat(v1.header("WWW-Authenticate")).isEqualTo("Bearer");
    Http.Reply v2 = Http.get(url("v2"));
    assertThat(v2.status()).isEqualTo(403);
    assertThat(v2.code()).isEqualTo(403);
  }

  @Test
  void aTicketIsGoodOnceForItsInstance() {
    String ticket = ticketText(alice);
    try (EventReader events = EventReader.open(url("v2") + "&ticket=" + ticket, Map.of())) {
      assertThat(events.awaitEvents(1)).isNotEmpty();
    }
    assertRefused(url("v1") + "&ticket=" + ticket);
    assertThat(Http.get(url("v2") + "&ticket=" + ticket).status()).isEqualTo(403);
  }

  @Test
  void aTicketIsGoodForNothingElse() {
    String other = started(alice);
    assertRefused(
        Api.url("v1", "events")
            + "?ai_agent_instance_id="
            + other
            + "&ticket="
            + ticketText(alice));
    // Whatever comes second in the address.
    String used = ticketText(alice);
    try (EventReader events =
        EventReader.open(
            url("v2") + "&ticket=" + used + "&ai_agent_instance_id=" + other, Map.of())) {
      events.awaitEvents(1);
      given()
          .header("Authorization", "Bearer " + TestTokens.good(alice))
          .contentType("application/json")
          .body(Map.of("ai_agent_instance_id", instance))
          .post("/api/v1/aiagent/stopAIAgentInstance")
          .then()
          .statusCode(200);
      assertThat(events.awaitEnd()).isNotEmpty();
    }
    String unused = ticketText(alice, started(alice));
    Response call =
        given()
            .header("Authorization", "Bearer " + unused)
            .contentType("application/json")
            .body(Map.of("ai_agent_instance_id", instance))
            .post("/api/v1/aiagent/describeAIAgentInstance?ticket=" + unused);
    call.then().statusCode(401);
  }

  @Test
  void whatIsNoTicketIsRefused() {
    String ticket = ticketText(alice);
    for (String wrong :
        List.of(
            "x",
            ".",
            alice + ".",
            alice + "." + "0".repeat(32),
            "bob." + ticket.substring(ticket.indexOf('.') + 1),
            ticket + "0",
            "x".repeat(3_000) + "." + "0".repeat(32))) {
      assertRefused(url("v1") + "&ticket=" + wrong);
    }
    try (EventReader events = EventReader.open(url("v2") + "&ticket=" + ticket, Map.of())) {
      assertThat(events.awaitEvents(1)).as("is still good").isNotEmpty();
    }
  }

  @Test
  void aUserHasSoManyUnusedTicketsAndNoMore() {
    for (int i = 0; i < TicketStore.MAX_OF_USER; i++) {
      ticket(alice).then().statusCode(200);
    }
    Response refused = ticket(alice);
    refused.then().statusCode(429);
    assertThat(refused.<String>path("message")).contains("20 unused tickets");
    assertThat(refused.header("Retry-After")).isEqualTo("30");
  }

  @Test
  void theStreamEndsWhenTheLoginExpires() {
    Map<String, Object> claims = new HashMap<>(TestTokens.claims(alice));
    // The issuer's clock may be 30 s behind.
    claims.put("exp", Instant.now().getEpochSecond() - 27);
    String token = TestTokens.sign(claims, "RS256", TestTokens.privateKey(), null);
    try (EventReader events = EventReader.open(url("v2"), login(token))) {
      assertThat(events.awaitEnd()).hasSize(1);
    }
  }

  private String url(String version) {
    return Api.url(version, "events") + "?ai_agent_instance_id=" + instance;
  }

  private static void assertRefused(String url) {
    Http.Reply reply = Http.get(url);
    assertThat(reply.status()).as(url).isEqualTo(401);
    assertThat(reply.text("error_code")).as(url).isEqualTo("LoginInvalid");
    assertThat(reply.text("message")).contains("createEventTicket");
  }

  private static Http.Reply get(String token, String url) {
    HttpRequest.Builder request = Http.request(url);
    login(token).forEach(request::header);
    return Http.send(request.GET());
  }

  private static Map<String, String> login(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }

  private Response ticket(String user) {
    return ticket(user, instance);
  }

  private static Response ticket(String user, String instance) {
    return given()
        .header("Authorization", "Bearer " + TestTokens.good(user))
        .contentType("application/json")
        .body(Map.of("ai_agent_instance_id", instance))
        .post("/api/v1/aiagent/createEventTicket");
  }

  private String ticketText(String user) {
    return ticketText(user, instance);
  }

  private static String ticketText(String user, String instance) {
    Response created = ticket(user, instance);
    created.then().statusCode(200);
    assertThat(created.<Integer>path("expire")).isEqualTo(30);
    return created.path("ticket");
  }

  private static String started(String user) {
    return given()
        .header("Authorization", "Bearer " + TestTokens.good(user))
        .contentType("application/json")
        .body(Map.of("workflow_type", "VoiceChat"))
        .post("/api/v1/aiagent/startAIAgentInstance")
        .then()
        .statusCode(200)
        .extract()
        .path("ai_agent_instance_id");
  }
}
