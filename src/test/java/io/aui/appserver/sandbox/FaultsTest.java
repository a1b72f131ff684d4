package io.aui.appserver.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aui.appserver.sandbox.SandboxClient.Reply;
import io.aui.appserver.sandbox.faults.Fault;
import io.aui.appserver.sandbox.faults.FaultKind;
import io.aui.appserver.testing.RawConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest extends EmulatorTestBase {
  private static final Map<String, String> VOICE = Map.of("AIAgentId", "agent-voice");

  @ParameterizedTest(name = "{0} -> {1} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"kind":"throttle"}                                   | 400 | Throttling.User
          {"kind":"error"}                                      | 500 | InternalError
          {"kind":"error","status":503}                         | 503 | ServiceUnavailable
          {"kind":"error","status":409,"code":"Some.Conflict"}  | 409 | Some.Conflict
          {"kind":"subscription"}                               | 403 | Forbidden.SubscriptionRequired
          {"kind":"agent_not_found"}                            | 404 | AgentNotFound
          """)
  void refusesInsteadOfExecuting(String fault, int status, String code) throws Exception {
    assertThat(client.control("POST", fault).status()).isEqualTo(201);

    assertRefused(status, code, "GenerateAIAgentCall", VOICE);
    assertThat(running()).isZero();
    assertThat(emulator.calls("GenerateAIAgentCall").get(0).outcome()).isEqualTo(code);
  }

  @Test
  void malformedBreaksOffInTheMiddleOfTheJson() throws Exception {
    Reply reply = spoilt(FaultKind.MALFORMED);

    assertThat(reply.contentType()).startsWith("application/json");
    assertThat(reply.body()).startsWith("{\"");
    assertThat(reply.json().isMissingNode()).isTrue();
  }

  @Test
  void emptyHasNoBody() throws Exception {
    assertThat(spoilt(FaultKind.EMPTY).body()).isEmpty();
  }

  @Test
  void noContentHasTheRequestIdAlone() throws Exception {
    assertThat(spoilt(FaultKind.NO_CONTENT).json().fieldNames())
        .toIterable()
        .containsExactly("RequestId");
  }

  @Test
  void htmlIsNoJson() throws Exception {
    Reply reply = spoilt(FaultKind.HTML);

    assertThat(reply.contentType()).isEqualTo("text/html");
    assertThat(reply.body()).startsWith("<html>");
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultKind.class,
      names = {"RESET", "TRUNCATED"})
  void closesTheConnectionBeforeTheResponseIsComplete(FaultKind kind) throws Exception {
    emulator.add(Fault.once(kind).on("GenerateAIAgentCall"));

    assertThatThrownBy(() -> client.call("GenerateAIAgentCall", VOICE))
        .isInstanceOf(IOException.class);
    assertThat(running()).isEqualTo(1);
  }

  @Test
  void truncatedAnnouncesMoreThanItSends() throws Exception {
    emulator.add(Fault.once(FaultKind.TRUNCATED));

    // The Java client hides the partial body; a socket shows it.
    String raw =
        RawConnection.exchange(
            emulator.port(), new SignedRequest(client.host(), "AIAgentId=agent-voice").text());
    int announced = Integer.parseInt(raw.replaceAll("(?is).*content-length: (\\d+).*", "$1"));
    String body = raw.substring(raw.indexOf("\r\n\r\n") + 4);
    assertThat(raw).startsWith("HTTP/1.1 200 OK");
    assertThat(body).isNotEmpty().hasSizeLessThan(announced);
  }

  @Test
  void latencyDelaysTheCorrectResponse() throws Exception {
    emulator.add(Fault.once(FaultKind.LATENCY).delayed(Duration.ofMillis(300)));

    long start = System.nanoTime();
    client.ok("GenerateAIAgentCall", VOICE);
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(290_000_000);
  }

  @Test
  void slowBodySendsTheCorrectResponseInPieces() throws Exception {
    emulator.add(Fault.once(FaultKind.SLOW_BODY).delayed(Duration.ofMillis(10)));

    long start = System.nanoTime();
    assertThat(client.ok("GenerateAIAgentCall", VOICE).path("InstanceId").asText()).isNotBlank();
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(100_000_000);
  }

  @Test
  void anyKindCanBeHeldBack() throws Exception {
    client.control("POST", "{\"kind\":\"throttle\",\"delay_ms\":200}");

    long start = System.nanoTime();
    assertRefused(400, "Throttling.User", "GenerateAIAgentCall", VOICE);
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(190_000_000);
  }

  @Test
  void rulesAreUsedInTheirOrderAndAsOftenAsTheySay() throws Exception {
    client.control("POST", "{\"action\":\"StopAIAgentInstance\",\"kind\":\"subscription\"}");
    client.control("POST", "{\"kind\":\"throttle\",\"count\":2}");
    client.control("POST", "{\"kind\":\"error\",\"action\":\"GenerateAIAgentCall\"}");

    assertThat(client.call("GenerateAIAgentCall", VOICE).code()).isEqualTo("Throttling.User");
    assertThat(client.call("StopAIAgentInstance", VOICE).code())
        .isEqualTo("Forbidden.SubscriptionRequired");
    assertThat(client.call("StopAIAgentInstance", VOICE).code()).isEqualTo("Throttling.User");
    assertThat(client.call("StopAIAgentInstance", VOICE).code()).isEqualTo("MissingInstanceId");
    assertThat(client.call("GenerateAIAgentCall", VOICE).code()).isEqualTo("InternalError");
    assertThat(client.call("GenerateAIAgentCall", VOICE).status()).isEqualTo(200);
  }

  @Test
  void aRuleForEverLastsUntilItIsDeleted() throws Exception {
    client.control("POST", "{\"kind\":\"throttle\",\"count\":-1}");
    for (int i = 0; i < 5; i++) {
      assertThat(client.call("GenerateAIAgentCall", VOICE).code()).isEqualTo("Throttling.User");
    }
    assertThat(client.control("GET", "").text("faults")).isEmpty();
    assertThat(client.control("GET", "").json().at("/faults/0/kind").asText())
        .isEqualTo("throttle");

    assertThat(client.control("DELETE", "").status()).isEqualTo(200);
    assertThat(client.call("GenerateAIAgentCall", VOICE).status()).isEqualTo(200);
  }

  @Test
  void aRequestThatMayNotPassUsesNoRuleUp() throws Exception {
    emulator.add(Fault.once(FaultKind.THROTTLE));
    client.call("Nonsense", VOICE);

    assertThat(client.call("GenerateAIAgentCall", VOICE).code()).isEqualTo("Throttling.User");
  }

  @Test
  void anInvalidCallIsRefusedEvenIfAFaultIsQueued() throws Exception {
    emulator.add(Fault.once(FaultKind.EMPTY));

    assertRefused(400, "MissingAIAgentId", "GenerateAIAgentCall", Map.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"kind\":\"nonsense\"}",
        "{\"kind\":\"throttle\",\"count\":0}",
        "{\"kind\":\"throttle\",\"count\":-2}",
        "{\"kind\":\"throttle\",\"count\":\"many\"}",
        "{\"kind\":\"throttle\",\"delay_ms\":-1}",
        "{\"kind\":\"throttle\",\"delay_ms\":600001}",
        "{\"kind\":\"throttle\",\"action\":\"stopAIAgentInstance\"}",
        "{\"kind\":\"throttle\",\"delay\":5}",
        "{\"kind\":\"error\",\"status\":200}",
      })
  void refusesAnInvalidFaultAndSaysWhy(String fault) throws Exception {
    Reply reply = client.control("POST", fault);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("message")).isNotBlank();
    assertThat(client.control("GET", "").json().path("faults")).isEmpty();
  }

  @Test
  void anUnknownKindIsRefusedWithAListOfAllKinds() throws Exception {
    Reply reply = client.control("POST", "{\"kind\":\"slow\"}");

    for (FaultKind kind : FaultKind.values()) {
      assertThat(reply.text("message")).contains(kind.spelling());
    }
    assertThat(client.control("PUT", "").status()).isEqualTo(405);
  }

  private Reply spoilt(FaultKind kind) throws Exception {
    emulator.add(Fault.once(kind));
    Reply reply = client.call("GenerateAIAgentCall", VOICE);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(running()).as("carried out all the same").isEqualTo(1);
    assertThat(emulator.calls("GenerateAIAgentCall").get(0).outcome()).isEqualTo(kind.spelling());
    return reply;
  }

  private int running() throws Exception {
    return client.ok("GetAIAgentConcurrency", VOICE).path("ActiveCount").asInt();
  }
}
