package io.aui.appserver.access.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.base64url.Base64Url;
import org.jose4j.json.JsonUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {
  private static final long NOW = 1_800_000_000L;
  private static final KeyPair RSA = TestTokens.rsa();
  private static final KeyPair OTHER = TestTokens.rsa();
  private static final KeyPair EC = TestTokens.pair("EC", 256);
  private static final String NOT_ACCEPTED =
      "the login token is malformed or not signed by the trusted issuer";

  private final Map<String, Object> claims = new HashMap<>();
  private final LoginKeys keys = LoginKeys.read(TestTokens.pem(RSA.getPublic()));

  TokenVerifierTest() {
    claims.put("iss", TestTokens.ISSUER);
    claims.put("aud", TestTokens.AUDIENCE);
    claims.put("sub", "alice");
    claims.put("exp", NOW + 600);
  }

  @Test
  void acceptsAGoodTokenAndTellsUserAndGroups() {
    claims.put("groups", List.of("staff", "aiagent-admin"));

    assertThat(check(signed()))
        .isEqualTo(
            new Principal(
                "alice",
                Set.of("staff", "aiagent-admin"),
                Instant.ofEpochSecond(NOW + 600).plusSeconds(30)));
  }

  @Test
  void takesTheUserFromTheConfiguredClaim() {
    claims.put("preferred_username", "al");

    assertThat(check(rules("preferred_username", "groups"), signed(), keys).userId())
        .isEqualTo("al");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256"})
  void acceptsTheAlgorithmsOfAnRsaKey(String algorithm) {
    assertThat(check(sign(algorithm, RSA.getPrivate()))).isNotNull();
  }

  @Test
  void acceptsTheAlgorithmOfAnEllipticCurveKey() {
    String token = sign("ES256", EC.getPrivate());

    assertThat(check(TestTokens.RULES, token, LoginKeys.read(TestTokens.pem(EC.getPublic()))))
        .isNotNull();
    refused(ErrorCode.LOGIN_INVALID, NOT_ACCEPTED, token);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          iss | https://evil.example | LOGIN_INVALID | the login token has another issuer (iss)
          iss |                      | LOGIN_INVALID | the login token has another issuer (iss)
          aud | billing              | LOGIN_INVALID | the login token is for another audience (aud)
          aud |                      | LOGIN_INVALID | the login token is for another audience (aud)
          sub |                      | LOGIN_INVALID | the login token has no subject (sub)
          exp |                      | LOGIN_INVALID | the login token has no expiry (exp)
          """)
  void refusesWrongOrMissingClaims(String claim, String value, ErrorCode code, String message) {
    claims.remove(claim);
    if (value != null) {
      claims.put(claim, value);
    }

    refused(code, message, signed());
  }

  @Test
  void allowsForASmallDifferenceOfClocksOnly() {
    claims.put("exp", NOW - 29);
    assertThat(check(signed())).isNotNull();

    claims.put("exp", NOW - 31);
    refused(ErrorCode.LOGIN_EXPIRED, "the login token has expired; log in again", signed());

    claims.put("exp", NOW + 600);
    claims.put("nbf", NOW + 31);
    refused(ErrorCode.LOGIN_INVALID, "the login token is not valid yet (nbf)", signed());
  }

  @Test
  void saysExpiredOnlyOfATokenThatWasGoodOtherwise() {
    claims.put("exp", NOW - 3_600);
    refused(ErrorCode.LOGIN_INVALID, NOT_ACCEPTED, sign("RS256", OTHER.getPrivate()));

    claims.put("iss", "https://evil.example");
    refused(ErrorCode.LOGIN_INVALID, "the login token has another issuer (iss)", signed());
  }

  @Test
  void refusesUnsignedTokens() {
    refused(ErrorCode.LOGIN_INVALID, NOT_ACCEPTED, sign("none", null));
    refused(ErrorCode.LOGIN_INVALID, NOT_ACCEPTED, withHeader("{\"alg\":\"None\"}"));
    String signed = signed();
    refused(
        ErrorCode.LOGIN_INVALID, NOT_ACCEPTED, signed.substring(0, signed.lastIndexOf('.') + 1));
  }

  @Test
  void refusesAPublicKeyUsedAsSharedSecret() {
    byte[] pem = TestTokens.pem(RSA.getPublic()).getBytes(StandardCharsets.UTF_8);
    for (byte[] secret : List.of(pem, RSA.getPublic().getEncoded())) {
      refused(
          ErrorCode.LOGIN_INVALID,
          NOT_ACCEPTED,
          sign("HS256", new SecretKeySpec(secret, "HmacSHA256")));
    }
  }

  @Test
  void refusesAKeyThatTheTokenBringsAlong() {
    String jwk =
        "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\""
            + Base64Url.encode(
                ((java.security.interfaces.RSAPublicKey) OTHER.getPublic())
                    .getModulus()
                    .toByteArray())
            + "\"}";
    String token = sign("RS256", OTHER.getPrivate());
    String payload = token.split("\\.", -1)[1];
    String header = "{\"alg\":\"RS256\",\"jwk\":" + jwk + ",\"jku\":\"https://evil.example\"}";

    refused(
        ErrorCode.LOGIN_INVALID,
        NOT_ACCEPTED,
        Base64Url.encodeUtf8ByteRepresentation(header)
            + "."
            + payload
            + "."
            + token.split("\\.", -1)[2]);
  }

  @Test
  void refusesAChangedPayload() {
    String signed = signed();
    String[] parts = signed.split("\\.", -1);
    claims.put("sub", "bob");

    refused(
        ErrorCode.LOGIN_INVALID,
        NOT_ACCEPTED,
        parts[0] + "." + signed().split("\\.", -1)[1] + "." + parts[2]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "..", "a.b.c", "a.b", "a.b.c.d.e", "Basic YTpi", "e30.e30.", "ä.ö.ü"})
  void refusesGarbage(String garbage) {
    assertThatThrownBy(() -> check(garbage))
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.LOGIN_INVALID);
              assertThat(e.getMessage()).startsWith("the login token is malformed");
            });
  }

  @Test
  void refusesUsersThatAreGuests() {
    claims.put("sub", "guest_0123456789abcdef_1");

    refused(
        ErrorCode.FORBIDDEN,
        "the login token's claim sub must not have the form of a guest's user id",
        signed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a/b", "ä", "a\n", "a:b"})
  void refusesUsersThatImsCannotName(String user) {
    claims.put("sub", user);

    refused(
        ErrorCode.FORBIDDEN,
        "the login token's claim sub (appserver.access.user-claim) must be 1 to 64 characters out"
            + " of A-Z a-z 0-9 _ -",
        signed());
  }

  @Test
  void refusesAUserClaimThatIsNoText() {
    claims.put("uid", 7);
    assertThatThrownBy(() -> check(rules("uid", "groups"), signed(), keys))
        .hasMessageContaining("claim uid (appserver.access.user-claim)");
    assertThatThrownBy(() -> check(rules("missing", "groups"), signed(), keys))
        .hasMessageContaining("claim missing (appserver.access.user-claim)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # issued (relative to now) | valid for | accepted
                 | 604800              | true
                 | 604830              | true
                 | 604831              | false
          0      | 604830              | true
          0      | 604831              | false
          -86400 | 604830              | true
          -86400 | 604831              | false
          604800 | 604830              | false
          20     | 604800              | true
          -9e18  | 9.2e18              | false
          0      | 9e18                | false
          0      | 1e400               | false
          """)
  void refusesTokensThatAreValidForTooLong(Double issued, double seconds, boolean accepted) {
    double issue = issued == null ? 0 : issued;
    String iat = issued == null ? "" : ",\"iat\":" + number(NOW + issue);
    String token =
        TestTokens.signRaw(
            "{\"alg\":\"RS256\"}",
            "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"alice\",\"exp\":%s%s}"
                .formatted(
                    TestTokens.ISSUER, TestTokens.AUDIENCE, number(NOW + issue + seconds), iat),
            RSA.getPrivate());

    if (accepted) {
      assertThat(check(token).userId()).isEqualTo("alice");
    } else {
      refused(
          ErrorCode.LOGIN_INVALID,
          "the login token is valid for longer than 604800 s (appserver.access.max-token-age)",
          token);
    }
  }

  private static String number(double value) {
    return Double.isInfinite(value) ? "1e400" : Double.toString(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          groups              | "groups":["a","b"]                           | a,b
          groups              | "groups":"a b"                               | a b
          groups              | "groups":["a",7,null,["b"],{"c":"d"}]        | a
          groups              | "groups":7                                   |
          groups              | "groups":null                                |
          groups              | "x":1                                        |
          realm_access/roles  | "realm_access":{"roles":["a","b"]}           | a,b
          realm_access/roles  | "realm_access":{"roles":"a"}                 | a
          realm_access/roles  | "realm_access":["roles"]                     |
          realm_access/roles  | "realm_access":{"roles":{"roles":["a"]}}     |
          realm_access/roles  | "groups":["a"]                               |
          https://x.com/roles | "https://x.com/roles":["a"]                  | a
          a/                  | "a":{"":["b"]}                               | b
          """)
  void takesTheGroupsFromTheConfiguredClaimOrPath(String claim, String member, String groups) {
    String token =
        TestTokens.signRaw(
            "{\"alg\":\"RS256\"}",
            "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"alice\",\"exp\":%d,%s}"
                .formatted(TestTokens.ISSUER, TestTokens.AUDIENCE, NOW + 600, member),
            RSA.getPrivate());

    assertThat(check(rules("sub", claim), token, keys).groups())
        .isEqualTo(groups == null ? Set.of() : Set.of(groups.split(",", -1)));
  }

  /** All with a good signature, so that nothing but the header can be the reason. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"RS256\",\"kid\":1}",
        "{\"alg\":\"RS256\",\"kid\":[\"a\"]}",
        "{\"alg\":\"RS256\",\"alg\":\"RS256\"}",
        "{\"alg\":\"RS256\",\"crit\":[]}",
        "{\"alg\":\"RS256\",\"crit\":[\"exp\"],\"exp\":1}",
        "{\"alg\":\"RS256\",\"crit\":[\"b64\"],\"b64\":true}",
        "{\"alg\":\"RS256\",\"b64\":false}",
        "{\"alg\":\"RS256\",\"zip\":\"DEF\"}",
        "{\"alg\":1}",
        "{\"alg\":null}",
        "{\"alg\":[\"RS256\"]}",
        "{\"alg\":\"RS256 \"}",
        "{\"alg\":\"rs256\"}",
        "{\"alg\":\"RS384\"}",
        "{\"alg\":\"ES256\"}",
        "{\"alg\":\"RSA-OAEP\"}",
        "{\"alg\":\"RS256\"} x",
        "{\"alg\":\"RS256\"",
        "{\"kid\":1}",
        "{}",
        "[]",
        "null",
        "7",
        "x",
        "{\"n\":1e999999999}",
        "\u0000"
      })
  void refusesAHeaderThatIsNotPlain(String header) {
    refused(
        ErrorCode.LOGIN_INVALID,
        NOT_ACCEPTED,
        TestTokens.signRaw(header, JsonUtil.toJson(claims), RSA.getPrivate()));
  }

  @Test
  void readsAHeaderWithMembersThatDoNotMatter() {
    String header = "{\"typ\":\"at+jwt\",\"alg\":\"RS256\",\"kid\":\"any\",\"x\":{\"y\":[1]}}";

    assertThat(
            check(TestTokens.signRaw(header, JsonUtil.toJson(claims), RSA.getPrivate())).userId())
        .isEqualTo("alice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "null",
        "[]",
        "\"exp\"",
        "{\"sub\":\"alice\",\"sub\":\"bob\"}",
        "{\"exp\":\"tomorrow\"}",
        "{\"exp\":{}}",
        "{\"exp\":99999999999999999999}",
        "{\"sub\":7}",
        "{\"aud\":7}",
        "{\"aud\":[7]}",
        "{\"iss\":[]}",
        "{\"nbf\":true}",
        "{\"iat\":\"now\"}"
      })
  void refusesClaimsOfTheWrongType(String payload) {
    String all = JsonUtil.toJson(claims);
    String merged =
        payload.startsWith("{\"") && !payload.contains("bob")
            ? withoutClaim(payload) + payload.substring(1)
            : payload;
    for (String text : List.of(payload, merged, all + all)) {
      assertThatThrownBy(
              () -> check(TestTokens.signRaw("{\"alg\":\"RS256\"}", text, RSA.getPrivate())))
          .as(text)
          .isInstanceOfSatisfying(
              ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LOGIN_INVALID));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"aud", "sub", "exp", "groups"})
  void refusesDeeplyNestedClaims(String claim) {
    claims.remove(claim);
    String others = JsonUtil.toJson(claims);
    String deep = "[".repeat(5_000) + "]".repeat(5_000);
    String payload = others.substring(0, others.length() - 1) + ",\"" + claim + "\":" + deep + "}";

    refused(
        ErrorCode.LOGIN_INVALID,
        NOT_ACCEPTED,
        TestTokens.signRaw("{\"alg\":\"RS256\"}", payload, RSA.getPrivate()));
  }

  @Test
  void acceptsNestedClaims() {
    claims.put("realm_access", Map.of("a", List.of(Map.of("b", List.of(1)))));

    assertThat(check(signed()).userId()).isEqualTo("alice");
  }

  /** The good claims but the one that the payload has, open at the end. */
  private String withoutClaim(String payload) {
    Map<String, Object> others = new HashMap<>(claims);
    others.remove(payload.substring(2, 5));
    String text = JsonUtil.toJson(others);
    return text.substring(0, text.length() - 1) + ",";
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "=", "\n", " ", "+", "/", "é"})
  void refusesCharactersThatAreNotBase64Url(String character) {
    String signed = signed();
    int end = signed.lastIndexOf('.');
    refused(
        ErrorCode.LOGIN_INVALID,
        NOT_ACCEPTED,
        signed.substring(0, end + 9) + character + signed.substring(end + 9));
    refused(ErrorCode.LOGIN_INVALID, NOT_ACCEPTED, signed + character);
  }

  /** A token in a token: only the outer one's signature would be checked before it is unpacked. */
  @Test
  void doesNotUnpackNestedTokens() {
    String header = "{\"alg\":\"RS256\",\"cty\":\"JWT\"}";
    refused(
        ErrorCode.LOGIN_INVALID,
        NOT_ACCEPTED,
        TestTokens.signRaw(header, signed(), RSA.getPrivate()));
  }

  private String signed() {
    return sign("RS256", RSA.getPrivate());
  }

  private String sign(String algorithm, Key key) {
    return TestTokens.sign(claims, algorithm, key, null);
  }

  private String withHeader(String header) {
    String payload = signed().split("\\.", -1)[1];
    return Base64Url.encodeUtf8ByteRepresentation(header) + "." + payload + ".";
  }

  private Principal check(String token) {
    return check(TestTokens.RULES, token, keys);
  }

  private static Principal check(ClaimRules rules, String token, LoginKeys keys) {
    return new TokenVerifier(
            TestTokens.ISSUER,
            Set.of(TestTokens.AUDIENCE, "other"),
            Duration.ofSeconds(30),
            rules,
            InstantSource.fixed(Instant.ofEpochSecond(NOW)))
        .check(token, keys)
        .orElseThrow()
        .login();
  }

  private static ClaimRules rules(String userClaim, String groupsClaim) {
    return new ClaimRules(userClaim, groupsClaim, Duration.ofDays(7));
  }

  private void refused(ErrorCode code, String message, String token) {
    assertThatThrownBy(() -> check(token))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code))
        .hasMessage(message);
  }
}
