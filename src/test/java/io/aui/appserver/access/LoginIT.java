package io.aui.appserver.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.aui.appserver.access.login.TestTokens;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusIntegrationTest
@TestProfile(LoginProfile.class)
class LoginIT {
  private static final String MALFORMED =
      "the login token is malformed or not signed by the trusted issuer";

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void takesATokenBareOrBehindBearer(String version) {
    String token = TestTokens.good("alice");
    for (String header : new String[] {token, "Bearer " + token, "bearer " + token}) {
      new Api(version, header)
          .call("getRtcAuthToken")
          .then()
          .statusCode(200)
          .body("code", equalTo(200))
          .body("rtc_auth_token", notNullValue());
    }
  }

  @Test
  void asksForALoginInTheWayOfEachVersion() {
    refused(null, "LoginRequired", "Authorization must contain a login token");
  }

  @ParameterizedTest
  @CsvSource({"garbage", "Bearer x.y.z", "Basic YWxpY2U6cHc="})
  void refusesGarbage(String header) {
    new Api("v1", header)
        .call("getRtcAuthToken")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer error=\"invalid_token\"")
        .body("error_code", equalTo("LoginInvalid"));
  }

  @Test
  void reportsAnExpiredToken() {
    refused(
        signed(claims -> claims.put("exp", 1_600_000_000)),
        "LoginExpired",
        "the login token has expired; log in again");
  }

  @Test
  void refusesTokensWithAnotherIssuerOrAudienceOrWithoutSubject() {
    refused(
        signed(claims -> claims.put("iss", "https://evil.example")),
        "LoginInvalid",
        "the login token has another issuer (iss)");
    refused(
        signed(claims -> claims.put("aud", "billing")),
        "LoginInvalid",
        "the login token is for another audience (aud)");
    refused(
        signed(claims -> claims.remove("sub")),
        "LoginInvalid",
        "the login token has no subject (sub)");
    refused(
        signed(claims -> claims.remove("exp")),
        "LoginInvalid",
        "the login token has no expiry (exp)");
  }

  @Test
  void refusesForgedSignatures() {
    Map<String, Object> claims = TestTokens.claims("alice", "aiagent-admin");
    refused(TestTokens.sign(claims, "none", null, null), "LoginInvalid", MALFORMED);
    refused(
        TestTokens.sign(claims, "RS256", TestTokens.rsa().getPrivate(), null),
        "LoginInvalid",
        MALFORMED);
    Key publicKeyAsSecret =
        new SecretKeySpec(
            TestTokens.publicKeyFile().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    refused(TestTokens.sign(claims, "HS256", publicKeyAsSecret, null), "LoginInvalid", MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kid\":1}",
        "{\"alg\":\"RS256\",\"kid\":1}",
        "{\"alg\":\"RS256\",\"kid\":{}}",
        "{\"alg\":1}",
        "{\"alg\":\"none\"}",
        "{\"alg\":\"RS256\",\"x5t\":1}",
        "{\"alg\":\"RS256\",\"crit\":\"exp\"}",
        "{\"alg\":\"RS256\",\"b64\":false}",
        "{\"alg\":\"RS256\",\"zip\":\"DEF\"}",
        "{\"alg\":\"RS256\",\"alg\":\"RS256\"}",
        "{\"alg\":\"RS256\",\"cty\":1}",
        "{\"alg\":\"RS256\",\"x\":1e999999999}",
        "[]",
        "null"
      })
  void refusesMalformedHeaders(String header) {
    refused(
        TestTokens.signRaw(header, "{}", TestTokens.rsa().getPrivate()), "LoginInvalid", MALFORMED);
  }

  @Test
  void refusesDeepHeadersAndClaims() {
    String deep = "{\"alg\":\"RS256\",\"x\":" + "[".repeat(4_000) + "]".repeat(4_000) + "}";
    refused(
        TestTokens.signRaw(deep, "{}", TestTokens.rsa().getPrivate()), "LoginInvalid", MALFORMED);
    refused(
        TestTokens.signRaw("{\"alg\":\"RS256\"}", deep, TestTokens.rsa().getPrivate()),
        "LoginInvalid",
        MALFORMED);
  }

  @Test
  void refusesTokensThatAreValidForTooLong() {
    long now = System.currentTimeMillis() / 1000;
    String message =
        "the login token is valid for longer than 604800 s (appserver.access.max-token-age)";
    refused(signed(claims -> claims.put("exp", now + 8 * 86_400)), "LoginInvalid", message);
    refused(
        signed(
            claims -> {
              claims.put("iat", now - 7 * 86_400);
              claims.put("exp", now + 600);
            }),
        "LoginInvalid",
        message);
    new Api("v1", signed(claims -> claims.put("exp", now + 6 * 86_400)))
        .call("getRtcAuthToken")
        .then()
        .statusCode(200);
  }

  @Test
  void refusesAUserIdThatImsDoesNotAllow() {
    String token = signed(claims -> claims.put("sub", "alice@example.com"));

    new Api("v1", token)
        .call("getRtcAuthToken")
        .then()
        .statusCode(403)
        .body("error_code", equalTo("Forbidden"))
        .body("message", org.hamcrest.Matchers.containsString("appserver.access.user-claim"));
  }

  @Test
  void looksForPathAndMethodBeforeTheLoginAndForAllElseBehindIt() {
    given().post("/api/v1/aiagent/nothing").then().statusCode(404);
    given().get("/api/v1/aiagent/getRtcAuthToken").then().statusCode(405);

    String operation = "/api/v1/aiagent/getRtcAuthToken";
    given().contentType("text/plain").body("x").post(operation).then().statusCode(401);
    given()
        .contentType("application/json")
        .body(" ".repeat(70_000))
        .post(operation)
        .then()
        .statusCode(401);
    given().contentType("application/json").body("{").post(operation).then().statusCode(401);
    given()
        .contentType("application/json")
        .body("{\"user_id\":7}")
        .post(operation)
        .then()
        .statusCode(401);
  }

  /** On both versions: v1 as HTTP says, v2 as the official clients expect. */
  private static void refused(String authorization, String errorCode, String message) {
    Response v1 = new Api("v1", authorization).call("stopAIAgentInstance");
    assertThat(v1.statusCode()).isEqualTo(401);
    assertThat(v1.header("WWW-Authenticate"))
        .isEqualTo(authorization == null ? "Bearer" : "Bearer error=\"invalid_token\"");
    v1.then()
        .body("code", equalTo(401))
        .body("error_code", equalTo(errorCode))
        .body("message", equalTo(message))
        .body("request_id", notNullValue())
        .body("size()", equalTo(4));

    Response v2 = new Api("v2", authorization).call("stopAIAgentInstance");
    assertThat(v2.statusCode()).isEqualTo(403);
    assertThat(v2.header("WWW-Authenticate")).isNull();
    v2.then()
        .body("code", equalTo(403))
        .body("error_code", equalTo(errorCode))
        .body("message", equalTo(message))
        .body("rtc_auth_token", nullValue());
  }

  private static String signed(Consumer<Map<String, Object>> change) {
    Map<String, Object> claims = new HashMap<>(TestTokens.claims("alice"));
    change.accept(claims);
    return TestTokens.sign(claims, "RS256", TestTokens.privateKey(), null);
  }
}
