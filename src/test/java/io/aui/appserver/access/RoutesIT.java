package io.aui.appserver.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.aui.appserver.access.login.TestTokens;
import io.aui.appserver.operation.ApiOperation;
import io.aui.appserver.operation.Permission;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.Json;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Nobody gets past any route of the API document without what its operation asks for. */
@QuarkusIntegrationTest
@TestProfile(LoginProfile.class)
class RoutesIT {
  private static final String OTHER_SPELLING = "GenerateAIAgentCall";
  private static final String INVALID_TOKEN = "Bearer error=\"invalid_token\"";

  /** What every operation asks for, by its name. */
  private static final Map<String, Permission> PERMISSIONS = permissions();

  @Test
  void theDocumentHasTheRoutesOfAllOperationsAndNoOthers() {
    Set<String> expected = new TreeSet<>();
    PERMISSIONS.forEach(
        (name, permission) -> {
          expected.add("/api/v1/aiagent/" + name);
          if (permission != Permission.IMS) {
            expected.add("/api/v2/aiagent/" + name);
          }
        });
    expected.add("/api/v1/aiagent/" + OTHER_SPELLING);
    expected.add("/api/v2/aiagent/" + OTHER_SPELLING);

    assertThat(Json.names(paths())).containsExactlyInAnyOrderElementsOf(expected);
    paths()
        .properties()
        .forEach(
            path ->
                assertThat(Json.names(path.getValue()))
                    .as(path.getKey())
                    .containsExactly(isStream(path.getKey()) ? "get" : "post"));
  }

  @Test
  void theOperationsThatNeedAGrantAreThoseThatGrantsKnows() {
    assertThat(named(Permission.GRANTED))
        .containsExactlyInAnyOrderElementsOf(List.of(Grants.operations().split(", ")));
  }

  @Test
  void noRouteIsOpenWithoutALogin() {
    forEachRoute(
        (path, body) ->
            assertNoLogin(
                path,
                post(path, null, body),
                "Bearer",
                "LoginRequired",
                "Authorization must contain a login token"));
  }

  @Test
  void noRouteTakesALoginOfAForeignKey() {
    String foreign =
        TestTokens.sign(
            TestTokens.claims("alice", "aiagent-admin", "monitors"),
            "RS256",
            TestTokens.rsa().getPrivate(),
            null);
    forEachRoute(
        (path, body) ->
            assertNoLogin(
                path,
                post(path, "Bearer " + foreign, body),
                INVALID_TOKEN,
                "LoginInvalid",
                "the login token is malformed or not signed by the trusted issuer"));
  }

  @Test
  void usersWithoutAGrantAreRefusedWhatNeedsOne() {
    forEachRoute(
        (path, body) -> {
          String name = name(path);
          switch (permission(path)) {
            case USER -> {}
            case GRANTED ->
                assertForbidden(
                    path, asUser(path, body), "the user who is logged in may not call " + name);
            case ADMINISTRATOR ->
                assertForbidden(path, asUser(path, body), name + " is for administrators");
            case IMS -> assertNoCallback(path, asUser(path, body));
            case GUEST_PASS -> assertNoGuestPass(path, asUser(path, body));
          }
        });
    assertThat(named(Permission.GRANTED)).isNotEmpty();
    assertThat(named(Permission.ADMINISTRATOR)).isNotEmpty();
    assertThat(named(Permission.IMS)).containsExactly("callback");
    assertThat(named(Permission.GUEST_PASS)).containsExactly("redeemGuestPass");
  }

  @Test
  void guestsAreRefusedWhatIsNotDeclaredForThem() {
    String pass =
        Api.as("root", "aiagent-admin")
            .call("createGuestPass", "workflow_type", "VoiceChat")
            .then()
            .statusCode(200)
            .extract()
            .path("token");
    Response redeemed = new Api("v1", pass).call("redeemGuestPass");
    Set<String> allowed = new TreeSet<>();
    forEachRoute(
        (path, body) -> {
          body.remove(List.of("agent_config", "user_data"));
          if (body.has("user_id")) {
            body.put("user_id", redeemed.<String>path("user_id"));
          }
          body.replace("template_config", Json.object());
          Response response = post(path, "Bearer " + redeemed.path("token"), body);
          if (permission(path) == Permission.IMS) {
            assertNoCallback(path, response);
          } else if (permission(path) == Permission.GUEST_PASS) {
            assertNoGuestPass(path, response);
          } else if (response.asString().contains("a guest may not")) {
            assertForbidden(path, response, "a guest may not call " + name(path));
          } else {
            allowed.add(name(path));
          }
        });
    assertThat(allowed)
        .containsExactlyInAnyOrder(
            "generateAIAgentCall",
            "GenerateAIAgentCall",
            "describeAIAgentInstance",
            "stopAIAgentInstance",
            "events",
            "createEventTicket",
            "describeGuest");
  }

  private static void assertNoLogin(
      String path, Response response, String challenge, String errorCode, String message) {
    if (permission(path) == Permission.IMS) {
      assertNoCallback(path, response);
    } else if (permission(path) == Permission.GUEST_PASS && !errorCode.equals("LoginRequired")) {
      assertNoGuestPass(path, response);
    } else {
      assertUnauthorized(path, response, challenge, errorCode, message);
    }
  }

  /** No login of a user is a callback's token. */
  private static void assertNoCallback(String path, Response response) {
    assertUnauthorized(
        path,
        response,
        INVALID_TOKEN,
        "CallbackUnauthorized",
        "Authorization must contain the callbacks' token");
  }

  /** No login of a user is the token of a guest pass. */
  private static void assertNoGuestPass(String path, Response response) {
    assertUnauthorized(
        path,
        response,
        INVALID_TOKEN,
        "LoginInvalid",
        "Authorization must contain the token of a guest pass that has not expired and was not"
            + " revoked");
  }

  /** As HTTP says on v1; on v2 403, which the official clients take for a bad login. */
  private static void assertUnauthorized(
      String path, Response response, String challenge, String errorCode, String message) {
    boolean v1 = path.startsWith("/api/v1/");
    int status = v1 ? 401 : 403;
    assertThat(response.statusCode()).as(path).isEqualTo(status);
    assertThat(response.header("WWW-Authenticate")).as(path).isEqualTo(v1 ? challenge : null);
    assertFailure(path, response, status, errorCode, message);
  }

  /** On v2 with 400 in the body, since 403 is for logins alone. */
  private static void assertForbidden(String path, Response response, String message) {
    boolean v1 = path.startsWith("/api/v1/");
    assertThat(response.statusCode()).as(path).isEqualTo(v1 ? 403 : 200);
    assertFailure(path, response, v1 ? 403 : 400, "Forbidden", message);
  }

  private static void assertFailure(
      String path, Response response, int code, String errorCode, String message) {
    JsonNode body = Json.read(response.asString());
    assertThat(body.path("code").asInt()).as(path).isEqualTo(code);
    assertThat(body.path("error_code").asText()).as(path).isEqualTo(errorCode);
    assertThat(body.path("message").asText()).as(path).isEqualTo(message);
    assertThat(Json.names(body))
        .as(path)
        .containsExactlyInAnyOrder("code", "error_code", "message", "request_id");
  }

  /** Sends as a user without groups; all members are good, and the user is who is logged in. */
  private static Response asUser(String path, ObjectNode body) {
    if (body.has("user_id")) {
      body.put("user_id", "alice");
    }
    return post(path, "Bearer " + TestTokens.good("alice"), body);
  }

  private static Response post(String path, String authorization, JsonNode body) {
    var request = isStream(path) ? given() : given().contentType("application/json");
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return isStream(path)
        ? request.queryParam("ai_agent_instance_id", "i").get(path)
        : request.body(body.toString()).post(path);
  }

  /** Its request is a GET. */
  private static boolean isStream(String path) {
    return name(path).equals("events");
  }

  /** Calls for each route of the document, with the request that the document shows. */
  private static void forEachRoute(BiConsumer<String, ObjectNode> action) {
    JsonNode paths = paths();
    assertThat(paths.size()).isGreaterThanOrEqualTo(2 * named(Permission.USER).size());
    paths
        .properties()
        .forEach(
            path -> {
              if (isStream(path.getKey())) {
                action.accept(path.getKey(), Json.object("ai_agent_instance_id", "i"));
                return;
              }
              JsonNode example =
                  path.getValue().at("/post/requestBody/content").iterator().next().path("example");
              assertThat(example.isObject()).as(path.getKey()).isTrue();
              action.accept(path.getKey(), example.deepCopy());
            });
  }

  private static JsonNode paths() {
    return Http.get(io.aui.appserver.testing.Api.management() + "/q/openapi?format=json")
        .json()
        .path("paths");
  }

  private static Permission permission(String path) {
    String name = name(path);
    return PERMISSIONS.get(name.equals(OTHER_SPELLING) ? "generateAIAgentCall" : name);
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static Set<String> named(Permission permission) {
    return PERMISSIONS.keySet().stream()
        .filter(name -> PERMISSIONS.get(name) == permission)
        .collect(Collectors.toSet());
  }

  private static Map<String, Permission> permissions() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.aui.appserver")
            .stream()
            .map(JavaClass::getMethods)
            .flatMap(Set::stream)
            .filter(method -> method.isAnnotatedWith(ApiOperation.class))
            .collect(
                Collectors.toMap(
                    JavaMethod::getName,
                    method -> method.getAnnotationOfType(ApiOperation.class).permission(),
                    (one, other) -> one,
                    TreeMap::new));
  }
}
