package io.aui.appserver.attack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.access.login.TestTokens;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are none, and an issuer of keys that does not do its work. */
class LoginsIT extends AttackTestBase {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kid\":1}",
        "{\"kid\":null,\"alg\":\"RS256\"}",
        "{\"kid\":[],\"alg\":\"RS256\"}",
        "{\"kid\":{\"a\":1},\"alg\":\"RS256\"}",
        "{\"alg\":1}",
        "{\"alg\":[\"none\"]}",
        "{\"alg\":\"none\"}",
        "{\"alg\":\"HS256\"}",
        "{\"alg\":\"RS256\",\"crit\":1}",
        "{\"alg\":\"RS256\",\"crit\":[\"b64\"],\"b64\":false}",
        "{\"alg\":\"RS256\",\"zip\":\"DEF\"}",
        "{\"alg\":\"RS256\",\"x5c\":1}",
        "{\"alg\":\"RS256\",\"jwk\":1}",
        "{\"alg\":\"RS256\",\"jku\":\"http://127.0.0.1:1/\"}",
        "{\"alg\":\"PBES2-HS512+A256KW\",\"enc\":\"A256GCM\",\"p2c\":2147483647,\"p2s\":\"AAAA\"}",
        "{\"typ\":1,\"alg\":\"RS256\"}",
        "[]",
        "1",
        "null",
        "{",
        "",
      })
  void aHeadThatIsNone(String head) throws Exception {
    attack(
        () -> {
          for (String rest : List.of(".e30.AAAA", "..", ".e30.", ".AA.AA.AA.AA", "")) {
            refused(base64(head) + rest);
          }
        });
  }

  @Test
  void deepAndLongTokens() throws Exception {
    attack(
        () -> {
          String deep = "[".repeat(5_000);
          refused(base64(deep) + ".e30.AAAA");
          refused(base64("{\"alg\":\"RS256\",\"kid\":" + deep) + ".e30.AAAA");
          refused(base64("{\"alg\":\"RS256\"}") + "." + base64(deep) + ".AAAA");
          refused(".".repeat(10_000));
        });
  }

  @Test
  void claimsOfTheWrongKind() throws Exception {
    attack(
        () -> {
          for (String claim : List.of("sub", "exp", "iss", "aud", "groups", "iat", "nbf")) {
            for (Object value :
                List.of(Map.of("a", 1), List.of(List.of(1)), "x\n\0", 1e300, true)) {
              Map<String, Object> claims = TestTokens.claims(newUser());
              claims.put(claim, value);
              Http.Reply reply = ask(AttackedServer.issuer().token(claims));
              assertThat(reply.status()).as(claim + value + reply.body()).isIn(200, 401, 403);
            }
          }
        });
  }

  @Test
  void tokensThatAreGoodForTooLongAreRefused() {
    Map<String, Object> claims = TestTokens.claims(newUser());
    claims.put("iat", Instant.now().getEpochSecond());
    claims.put("exp", Instant.now().plus(Duration.ofDays(30)).getEpochSecond());
    refused(AttackedServer.issuer().token(claims));
    claims.remove("iat");
    refused(AttackedServer.issuer().token(claims));
  }

  @ParameterizedTest
  @EnumSource(
      value = Issuer.Behaviour.class,
      names = {"STALLED", "ENDLESS"})
  void anIssuerThatFailsStopsNeitherKnownKeysNorLaterOnes(Issuer.Behaviour failing)
      throws Exception {
    Issuer issuer = AttackedServer.issuer();
    attack(
        () -> {
          issuer.behave(failing);
          try {
            String unknown =
                TestTokens.sign(
                    TestTokens.claims(newUser()), "RS256", TestTokens.rsa().getPrivate(), "none");
            // The issuer is not asked again at once.
            Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                    () -> {
                      Http.Reply reply = ask(unknown);
                      assertThat(reply.status()).as(reply.body()).isIn(401, 503);
                      return issuer.isAsked();
                    });
          } finally {
            issuer.behave(Issuer.Behaviour.GOOD);
          }
        });
    issuer.publishNewKeys();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> ask(issuer.tokenByNewKeys(newUser())).status() == 200);
  }

  private static void refused(String token) {
    Http.Reply reply = ask(token);
    assertThat(reply.status()).as(token.length() + reply.body()).isEqualTo(401);
    assertThat(reply.text("error_code")).isIn("LoginInvalid", "LoginRequired", "LoginExpired");
  }

  private static Http.Reply ask(String token) {
    return Http.send(
        Http.request(AttackedServer.server().url("v1", "getRtcAuthToken"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(Json.object().toString())));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
