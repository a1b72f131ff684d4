package io.aui.appserver.ims;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.sandbox.Emulator;
import io.aui.appserver.testing.BrokenIms;
import io.aui.appserver.testing.BrokenIms.Way;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.Json;
import io.aui.appserver.testing.PackagedServer;
import io.aui.appserver.testing.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every way in which IMS can fail, for each class of operation: what the caller gets, what IMS
 * receives, and what counts afterwards. Each combination is a region of its own, named by the port
 * of its IMS, so that neither budget nor circuit breaker connects them.
 */
class BrokenImsIT {
  private static final String CREATE = "generateAIAgentCall";
  private static final String SEND = "sendAIAgentSpeech";
  private static final String DESCRIBE = "describeAIAgentInstance";
  private static final List<String> OPERATIONS = List.of(CREATE, SEND, DESCRIBE);

  private static final Map<String, BrokenIms> BROKEN = new HashMap<>();

  @TempDir static Path directory;
  private static Emulator ims;
  private static PackagedServer server;

  @BeforeAll
  static void start() throws IOException {
    ims = Emulator.started(Settings.emulatorOptions());
    for (Way way : Way.values()) {
      for (String operation : OPERATIONS) {
        BROKEN.put(way + operation, new BrokenIms(way));
      }
    }
    Map<String, String> settings = Settings.environment("http://127.0.0.1:{region}/");
    settings.put("APPSERVER_IMS_REGION", Integer.toString(ims.port()));
    settings.put(
        "APPSERVER_IMS_REGIONS",
        BROKEN.values().stream()
            .map(broken -> Integer.toString(broken.port()))
            .collect(Collectors.joining(",")));
    settings.put("APPSERVER_IMS_CONNECT_TIMEOUT", "500ms");
    settings.put("APPSERVER_IMS_READ_TIMEOUT", "1s");
    settings.put("APPSERVER_IMS_MAX_TRIES", "3");
    settings.put("APPSERVER_LIMITS_CONCURRENT_INSTANCES", "1");
    server = PackagedServer.start(directory, settings, List.of()).awaitOpen();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    ims.close();
    for (BrokenIms each : BROKEN.values()) {
      each.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    // way, status, requests of a create or send, of a describe, whether the start may have happened
    "REFUSED, 503, 0, 0, false",
    "CLOSED_AT_ONCE, 503, 1, 3, true",
    "CLOSED_AFTER_THE_REQUEST, 503, 1, 3, true",
    "SILENT, 504, 1, 3, true",
    "HALF_AN_ANSWER, 502, 1, 1, true",
    "SLOW_BODY, 504, 1, 3, true",
    "NO_HTTP, 502, 1, 1, true",
    "HTML, 502, 1, 1, true",
    "EMPTY, 502, 1, 1, true",
    "THROTTLED, 429, 3, 3, false",
    "FAILED, 503, 1, 3, true"
  })
  void failuresAreToldAndRepeatedAsTheirOperationAllows(
      Way way, int status, int once, int repeatable, boolean mayHaveStarted) {
    for (String operation : OPERATIONS) {
      BrokenIms broken = BROKEN.get(way + operation);
      Http.Reply reply = call(operation, broken.port(), "user-" + way);

      assertThat(reply.json().path("code").asInt())
          .as("%s: %s", operation, reply.body())
          .isEqualTo(status);
      assertThat(broken.requests())
          .as(operation)
          .isEqualTo(operation.equals(DESCRIBE) ? repeatable : once);
      assertThat(new TreeSet<>(broken.nonces()))
          .as("each try is signed anew")
          .hasSameSizeAs(broken.nonces());
    }
    assertThat(call(CREATE, ims.port(), "user-" + way).json().path("code").asInt())
        .as("a start that may have happened keeps its place in the limits")
        .isEqualTo(mayHaveStarted ? 429 : 200);
  }

  @Test
  void whyImsCannotBeReachedIsLogged() {
    call(DESCRIBE, BROKEN.get(Way.REFUSED + DESCRIBE).port(), "u");

    server.awaitLogged(
        "IMS in "
            + BROKEN.get(Way.REFUSED + DESCRIBE).port()
            + " (127.0.0.1) cannot be reached: the connection was refused");
  }

  private static Http.Reply call(String operation, int region, String user) {
    ObjectNode body = Json.object("region", Integer.toString(region), "user_id", user);
    switch (operation) {
      case CREATE -> body.put("ai_agent_id", "agent-voice").put("template_config", "{}");
      case SEND -> body.put("ai_agent_instance_id", "i-unknown").put("text", "hello");
      default -> body.put("ai_agent_instance_id", "i-unknown");
    }
    return Http.post(server.url("v1", operation), body.toString());
  }
}
