package io.aui.appserver.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.testing.EventReader;
import io.aui.appserver.testing.Json;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The API document, as the server serves it. */
@QuarkusTest
class ApiDocumentTest {
  /** What only a running server can know: the example's value is replaced by this test's. */
  private static final List<String> MADE_AT_RUN_TIME =
      List.of("ai_agent_instance_id", "instanceId", "dialogue_id", "guest_pass_id");

  @TestHTTPResource(value = "/openapi?format=json", management = true)
  URL address;

  private JsonNode document;

  private record Documented(String path, JsonNode operation) {
    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    JsonNode example() {
      return operation.path("requestBody").path("content").path("application/json").path("example");
    }
  }

  @BeforeEach
  void read() {
    document = json(RestAssured.get(address));
  }

  @Test
  void everyExampleIsAcceptedAsItStands() {
    Map<String, String> ids = new HashMap<>();
    ids.put("dialogue_id", "d-1");
    List<String> refused = new ArrayList<>();
    try {
      for (Documented each : operations()) {
        JsonNode reply = each.name().equals("events") ? open(each, ids) : send(each, ids);
        if (reply.has("ai_agent_instance_id")) {
          ids.put("ai_agent_instance_id", reply.path("ai_agent_instance_id").asText());
          ids.put("instanceId", reply.path("ai_agent_instance_id").asText());
        }
        if (reply.has("guest_pass_id")) {
          ids.put("guest_pass_id", reply.path("guest_pass_id").asText());
          ids.put("redeemGuestPass", reply.path("token").asText());
        }
        if (each.name().equals("redeemGuestPass")) {
          ids.put("describeGuest", reply.path("token").asText());
        }
        if (each.name().equals("freezeStarts")) {
          thaw();
        }
        if (!accepted(each, reply)) {
          refused.add(each.path() + " " + each.example() + " " + reply);
        }
      }
    } finally {
      thaw();
    }
    assertThat(refused).isEmpty();
  }

  private static void thaw() {
    Response reply =
        RestAssured.given()
            .contentType("application/json")
            .body("{\"frozen\":false}")
            .post("/api/v1/aiagent/freezeStarts");
    assertThat(reply.statusCode()).as(reply.asString()).isEqualTo(200);
  }

  private static JsonNode json(Response response) {
    return Json.read(response.asString());
  }

  private static boolean accepted(Documented each, JsonNode reply) {
    int code = reply.path("code").asInt();
    return each.name().equals("deleteAIAgentDialogue")
        // No dialogue is kept under an id that clients can know beforehand.
        ? reply.path("error_code").asText().endsWith("NotFound") || code == 200
        : code == 200;
  }

  private static JsonNode open(Documented each, Map<String, String> ids) {
    Map<String, String> headers = new HashMap<>();
    StringJoiner query = new StringJoiner("&");
    each.operation()
        .path("parameters")
        .forEach(
            parameter -> {
              String name = parameter.path("name").asText();
              String value = ids.getOrDefault(name, parameter.path("example").asText());
              if (parameter.path("in").asText().equals("header")) {
                headers.put(name, value);
              } else {
                query.add(name + "=" + value);
              }
            });
    String url = "http://localhost:" + RestAssured.port + each.path() + "?" + query;
    try (EventReader events = EventReader.open(url, headers)) {
      return Json.object("code", events.awaitEvents(1).isEmpty() ? 0 : 200);
    }
  }

  private static JsonNode send(Documented each, Map<String, String> ids) {
    ObjectNode body = each.example().deepCopy();
    assertThat(body.isObject()).as(each.path()).isTrue();
    MADE_AT_RUN_TIME.stream().filter(body::has).forEach(name -> body.put(name, ids.get(name)));
    RequestSpecification request = RestAssured.given().contentType("application/json");
    if (each.name().equals("callback")) {
      request.header(
          "Authorization",
          ConfigProvider.getConfig().getValue("appserver.callback.token", String.class));
    } else if (ids.containsKey(each.name())) {
      request.header("Authorization", ids.get(each.name()));
    }
    return json(request.body(body.toString()).post(each.path()));
  }

  @Test
  void operationsAreInTheOrderOfACallsLifeUnderTheTagOfTheirFeature() {
    List<String> names = operations().stream().map(Documented::name).toList();
    assertThat(names)
        .containsSubsequence(
            "generateAIAgentCall",
            "describeAIAgentInstance",
            "sendAIAgentSpeech",
            "updateAIAgentInstance",
            "stopAIAgentInstance",
            "getRtcAuthToken",
            "stopAllAIAgentInstances");
    List<String> tags = document.path("tags").findValuesAsText("name");
    assertThat(tags).startsWith("Calls", "Tokens");
    assertThat(operations())
        .allMatch(each -> tags.contains(each.operation().path("tags").path(0).asText()));
  }

  @Test
  void swaggerUiCanAuthorize() {
    JsonNode schemes = document.path("components").path("securitySchemes");
    assertThat(schemes.path("login").path("type").asText()).isEqualTo("http");
    assertThat(schemes.path("login").path("scheme").asText()).isEqualTo("bearer");
    assertThat(operations())
        .allSatisfy(
            each ->
                assertThat(each.operation().path("security").toString())
                    .isEqualTo(
                        switch (each.name()) {
                          case "callback" -> "[{\"callbackToken\":[]}]";
                          case "redeemGuestPass" -> "[{\"guestPass\":[]}]";
                          default -> "[{\"login\":[]},{}]";
                        }));
  }

  /** A repeated request is executed once exactly where the document declares the key. */
  @Test
  void theIdempotencyKeyIsDeclaredWhereItCounts() {
    List<String> declared = new ArrayList<>();
    for (Documented each : operations()) {
      if (each.operation()
          .path("parameters")
          .findValuesAsText("name")
          .contains("Idempotency-Key")) {
        declared.add(each.path());
        String key = UUID.randomUUID().toString();
        assertThat(repeated(each, key)).as(each.path()).isEqualTo(repeated(each, key));
      }
    }
    assertThat(declared).hasSize(10).contains("/api/v2/aiagent/startAIAgentOutboundCall");
  }

  private static String repeated(Documented each, String key) {
    Response response =
        RestAssured.given()
            .contentType("application/json")
            .header("Idempotency-Key", key)
            .body(each.example().toString())
            .post(each.path());
    assertThat(json(response).path("code").asInt()).as(response.asString()).isEqualTo(200);
    return response.asString();
  }

  @Test
  void theServerIsTheMainPort() {
    JsonNode servers = document.path("servers");
    assertThat(servers).hasSize(1);
    assertThat(servers.path(0).path("url").asText()).matches("http://localhost:[0-9]+");
  }

  @Test
  void everyOperationNamesTheFailuresOfItsVersion() {
    for (Documented each : operations()) {
      JsonNode responses = each.operation().path("responses");
      List<String> statuses = new ArrayList<>();
      responses.fieldNames().forEachRemaining(statuses::add);
      JsonNode examples =
          responses.path("200").path("content").path("application/json").path("examples");
      if (each.path().contains("/v2/")) {
        assertThat(statuses)
            .as(each.path())
            .filteredOn(status -> !status.equals("204"))
            .containsExactly("200", "403", "404", "405", "413", "415");
        assertThat(examples.has("LimitExceeded")).as(each.path()).isTrue();
      } else {
        assertThat(statuses)
            .as(each.path())
            .contains("200", "400", "401", "403", "429", "502", "504");
        assertThat(examples.size()).as(each.path()).isLessThanOrEqualTo(1);
      }
    }
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> references = document.findValuesAsText("$ref");
    assertThat(references)
        .hasSizeGreaterThan(50)
        .allSatisfy(
            reference -> assertThat(document.at(reference.substring(1)).isObject()).isTrue());
  }

  private List<Documented> operations() {
    List<Documented> all = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(path -> all.add(new Documented(path.getKey(), path.getValue().iterator().next())));
    assertThat(all).hasSizeGreaterThan(50);
    return all;
  }
}
