package io.aui.appserver.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aui.appserver.sandbox.Emulator;
import io.aui.appserver.sandbox.faults.Fault;
import io.aui.appserver.sandbox.faults.FaultKind;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.PackagedServer;
import io.aui.appserver.testing.RedisServer;
import io.aui.appserver.testing.Settings;
import io.aui.appserver.testing.TraceCollector;
import io.aui.appserver.testing.TraceCollector.CollectedSpan;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The spans of a packaged server whose state is in Redis. */
class TracingIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String GENERATE = "GenerateAIAgentCall";
  private static final String IMS_SPAN = "IMS " + GENERATE;
  private static final String TEXT = "what-a-user-says";
  private static final String BODY =
      "{\"user_id\":\"u\",\"ai_agent_id\":\"agent-voice\",\"template_config\":\"{}\","
          + "\"user_data\":\""
          + TEXT
          + "\"}";
  private static final String CLIENT_SPAN = "00f067aa0ba902b7";
  private static final RedisServer REDIS = RedisServer.start();

  @TempDir static Path directory;
  private static TraceCollector collector;
  private static Emulator ims;
  private static PackagedServer server;

  private final String trace = UUID.randomUUID().toString().replace("-", "");

  @BeforeAll
  static void start() throws IOException {
    collector = new TraceCollector();
    ims = Emulator.started(Settings.emulatorOptions());
    Map<String, String> settings = Settings.environment(ims.base().toString());
    settings.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint());
    settings.put("QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
    settings.put("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms");
    settings.put("APPSERVER_IMS_MAX_TRIES", "2");
    settings.put("APPSERVER_STATE_STORE", "redis");
    settings.put("APPSERVER_STATE_TIMEOUT", "10s");
    settings.put("QUARKUS_REDIS_HOSTS", REDIS.url());
    server = PackagedServer.start(directory, settings, List.of()).awaitOpen();
  }

  @AfterAll
  static void stop() {
    server.close();
    ims.close();
    collector.close();
    REDIS.kill();
  }

  @BeforeEach
  void forgetCalls() {
    ims.clearCalls();
  }

  @AfterEach
  void clearFaults() {
    ims.clearFaults();
  }

  @Test
  void aStartIsOneTraceFromTheClientToImsAndRedis() {
    Http.Reply started = generate("v1");
    assertThat(started.status()).as(started.body()).isEqualTo(200);

    CollectedSpan request = request();
    assertThat(request.parent()).isEqualTo(CLIENT_SPAN);
    assertThat(request.name()).isEqualTo("POST /api/v1/aiagent/generateAIAgentCall");
    assertThat(request.failed()).isFalse();
    assertThat(request.attributes())
        .containsEntry("appserver.operation", "generateAIAgentCall")
        .containsEntry("appserver.request_id", started.header("X-Request-Id"));
    List<CollectedSpan> calls = children(request, 3);
    assertThat(calls)
        .extracting(CollectedSpan::name)
        .containsExactlyInAnyOrder("EVALSHA", IMS_SPAN, "EVALSHA");
    CollectedSpan call = calls.stream().filter(span -> isNamed(span, IMS_SPAN)).findAny().get();
    assertThat(call.attributes())
        .containsEntry("ims.action", GENERATE)
        .containsEntry("cloud.region", "cn-shanghai")
        .containsEntry("ims.request_id", started.text("request_id"));
    assertThat(ims.calls(GENERATE).get(0).header("traceparent"))
        .isEqualTo("00-" + trace + "-" + call.id() + "-01");
  }

  @Test
  void logLinesNameTheTrace() {
    generate("v2");

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(server.log().lines())
                    .anyMatch(
                        line ->
                            line.contains("operation=generateAIAgentCall")
                                && line.contains("\"traceId\":\"" + trace + "\"")));
  }

  @Test
  void everyTryIsASpanAndAFailureIsSeenWhateverTheStatus() {
    ims.add(Fault.once(FaultKind.THROTTLE).on(GENERATE).times(2));
    Http.Reply refused = generate("v2");
    assertThat(refused.status()).as(refused.body()).isEqualTo(200);
    assertThat(refused.text("code")).isEqualTo("429");

    CollectedSpan request = request();
    assertThat(request.attributes())
        .containsEntry("appserver.error_code", refused.text("error_code"));
    assertThat(children(request, 4))
        .filteredOn(span -> isNamed(span, IMS_SPAN))
        .hasSize(2)
        .allSatisfy(
            span -> {
              assertThat(span.failed()).isTrue();
              assertThat(span.attributes())
                  .containsEntry("ims.error_code", refused.text("error_code"))
                  .containsKey("ims.request_id");
            });
  }

  @Test
  void aFailureOfAServerIsAnErrorOfTheRequest() {
    ims.add(Fault.once(FaultKind.RESET).on(GENERATE).times(2));
    assertThat(generate("v2").text("code")).isEqualTo("503");

    CollectedSpan request = request();
    assertThat(request.failed()).isTrue();
    assertThat(request.events()).as("exceptions, whose messages may hold texts").isZero();
  }

  @Test
  void spansHoldNeitherTextsNorSecretsNorTheClientsBaggage() {
    generate("v1");
    children(request(), 3);
    Http.get("http://localhost:" + server.managementPort() + "/q/health/ready");

    assertThat(collector.spans())
        .isNotEmpty()
        .allSatisfy(
            span -> {
              assertThat(span.toString())
                  .doesNotContain(TEXT, Settings.ACCESS_KEY_SECRET, Settings.ACCESS_KEY_ID);
              assertThat(span.name()).doesNotContain("/q/");
            });
    assertThat(ims.calls(GENERATE).get(0).header("baggage")).isNull();
  }

  /** Spans wait for the collector, so what clients send must not make them long. */
  @Test
  void whatClientsSendIsCutOff() {
    Http.send(
        Http.request(server.url("v1", "generateAIAgentCall"))
            .header("Content-Type", "application/json")
            .header("User-Agent", "x".repeat(8_000))
            .header("traceparent", traceparent())
            .POST(BodyPublishers.ofString(BODY)));

    assertThat(request().attributes().get("user_agent.original")).isEqualTo("x".repeat(256));
  }

  @Test
  void aShareOfTheRequestsIsTracedUnlessTheClientDecides(@TempDir Path own) throws IOException {
    Map<String, String> settings = Settings.environment(ims.base().toString());
    try (TraceCollector ofShare = new TraceCollector()) {
      settings.put("OTEL_EXPORTER_OTLP_ENDPOINT", ofShare.endpoint());
      settings.put("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
      settings.put("OTEL_TRACES_SAMPLER_ARG", "0");
      settings.put("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms");
      try (PackagedServer traced = PackagedServer.start(own, settings, List.of()).awaitOpen()) {
        Http.Reply ofNoTrace = Http.post(traced.url("v1", "generateAIAgentCall"), BODY);
        assertThat(ofNoTrace.status()).as(ofNoTrace.body()).isEqualTo(200);
        assertThat(generate(traced, "v1").status()).isEqualTo(200);

        List<CollectedSpan> spans =
            await().atMost(PATIENCE).until(ofShare::spans, found -> found.size() >= 2);
        assertThat(spans).extracting(CollectedSpan::trace).containsOnly(trace);
      }
    }
  }

  @Test
  void withoutAnEndpointThereAreNoTraces(@TempDir Path own) throws IOException {
    Map<String, String> settings = Settings.environment(ims.base().toString());
    try (PackagedServer untraced = PackagedServer.start(own, settings, List.of()).awaitOpen()) {
      assertThat(generate(untraced, "v1").status()).isEqualTo(200);

      untraced.awaitLogged("operation=generateAIAgentCall");
      assertThat(untraced.log()).doesNotContain(trace);
      assertThat(ims.calls(GENERATE).get(0).header("traceparent")).isNull();
    }
  }

  @Test
  void anEndpointThatNobodyServesHindersNoCall(@TempDir Path own) throws IOException {
    Map<String, String> settings = Settings.environment(ims.base().toString());
    settings.put("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1");
    settings.put("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "100ms");
    try (PackagedServer traced = PackagedServer.start(own, settings, List.of()).awaitOpen()) {
      assertThat(generate(traced, "v1").status()).isEqualTo(200);
      traced.awaitLogged("Failed to export");
      assertThat(generate(traced, "v1").status()).isEqualTo(200);
    }
  }

  /** The span of this test's only request. */
  private CollectedSpan request() {
    return await().atMost(PATIENCE).until(() -> spans("SERVER"), found -> found.size() == 1).get(0);
  }

  private List<CollectedSpan> children(CollectedSpan parent, int count) {
    List<CollectedSpan> clients =
        await().atMost(PATIENCE).until(() -> spans("CLIENT"), found -> found.size() >= count);
    assertThat(clients)
        .hasSize(count)
        .allSatisfy(span -> assertThat(span.parent()).isEqualTo(parent.id()));
    return clients;
  }

  private List<CollectedSpan> spans(String kind) {
    return collector.spans().stream()
        .filter(span -> span.trace().equals(trace) && span.kind().equals(kind))
        .toList();
  }

  private static boolean isNamed(CollectedSpan span, String name) {
    return span.name().equals(name);
  }

  private Http.Reply generate(String version) {
    return generate(server, version);
  }

  private Http.Reply generate(PackagedServer called, String version) {
    return Http.send(
        Http.request(called.url(version, "generateAIAgentCall"))
            .header("Content-Type", "application/json")
            .header("traceparent", traceparent())
            .header("baggage", "said=" + TEXT)
            .POST(BodyPublishers.ofString(BODY)));
  }

  private String traceparent() {
    return "00-" + trace + "-" + CLIENT_SPAN + "-01";
  }
}
