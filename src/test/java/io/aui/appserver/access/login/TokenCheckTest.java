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
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.base64url.Base64Url;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCheckTest {
  private static final long NOW = 1_800_000_000L;
  private static final KeyPair RSA = TestTokens.rsa();
  private static final KeyPair OTHER = TestTokens.rsa();
  private static final KeyPair EC = TestTokens.pair("EC", 256);
  private static final String NOT_ACCEPTED =
      "the login token is malformed, or not signed by who issues logins here";

  private final Map<String, Object> claims = new HashMap<>();
  private final LoginKeys keys = LoginKeys.read(TestTokens.pem(RSA.getPublic()));

  TokenCheckTest() {
    claims.put("iss", TestTokens.ISSUER);
    claims.put("aud", TestTokens.AUDIENCE);
    claims.put("sub", "alice");
    claims.put("exp", NOW + 600);
  }

  @Test
  void acceptsAGoodTokenAndTellsUserAndGroups() {
    claims.put("groups", List.of("staff", "aiagent-admin"));

    assertThat(check(signed())).isEqualTo(new Login("alice", Set.of("staff", "aiagent-admin")));
  }

  @Test
  void takesTheUserFromTheConfiguredClaim() {
    claims.put("preferred_username", "al");

    assertThat(check("preferred_username", signed(), keys).userId()).isEqualTo("al");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256"})
  void acceptsTheAlgorithmsOfAnRsaKey(String algorithm) {
    assertThat(check(sign(algorithm, RSA.getPrivate()))).isNotNull();
  }

  @Test
  void acceptsTheAlgorithmOfAnEllipticCurveKey() {
    String token = sign("ES256", EC.getPrivate());

    assertThat(check("sub", token, LoginKeys.read(TestTokens.pem(EC.getPublic())))).isNotNull();
    refused(ErrorCode.LOGIN_INVALID, NOT_ACCEPTED, token);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          iss | https://evil.example | LOGIN_INVALID | the login token is of another issuer
          iss |                      | LOGIN_INVALID | the login token is of another issuer
          aud | billing              | LOGIN_INVALID | the login token is for another audience
          aud |                      | LOGIN_INVALID | the login token is for another audience
          sub |                      | LOGIN_INVALID | the login token names nobody (sub)
          exp |                      | LOGIN_INVALID | the login token has no end (exp)
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
    refused(ErrorCode.LOGIN_INVALID, "the login token is not valid yet", signed());
  }

  @Test
  void saysExpiredOnlyOfATokenThatWasGoodOtherwise() {
    claims.put("exp", NOW - 3_600);
    refused(ErrorCode.LOGIN_INVALID, NOT_ACCEPTED, sign("RS256", OTHER.getPrivate()));

    claims.put("iss", "https://evil.example");
    refused(ErrorCode.LOGIN_INVALID, "the login token is of another issuer", signed());
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
    assertThatThrownBy(() -> check("uid", signed(), keys))
        .hasMessageContaining("claim uid (appserver.access.user-claim)");
    assertThatThrownBy(() -> check("missing", signed(), keys))
        .hasMessageContaining("claim missing (appserver.access.user-claim)");
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

  private Login check(String token) {
    return check("sub", token, keys);
  }

  private static Login check(String userClaim, String token, LoginKeys keys) {
    InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(NOW));
    return new TokenCheck(
            Optional.of(TestTokens.ISSUER),
            Set.of(TestTokens.AUDIENCE, "other"),
            Duration.ofSeconds(30),
            userClaim,
            clock)
        .check(token, keys)
        .login();
  }

  private void refused(ErrorCode code, String message, String token) {
    assertThatThrownBy(() -> check(token))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code))
        .hasMessage(message);
  }
}
