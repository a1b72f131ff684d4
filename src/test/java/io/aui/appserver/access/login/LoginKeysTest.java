package io.aui.appserver.access.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginKeysTest {
  private static final KeyPair FIRST = TestTokens.rsa();
  private static final KeyPair SECOND = TestTokens.rsa();
  private static final String CERTIFICATE =
      """
      -----BEGIN CERTIFICATE-----
      MIIBeTCCAR+gAwIBAgIUFaojex05tpEDNP7O4yxj1YeTKQwwCgYIKoZIzj0EAwIw
      ETEPMA0GA1UEAwwGaXNzdWVyMCAXDTI2MTEyNTE4MjMyM1oYDzIxMjYxMTAxMTgy
      MzIzWjARMQ8wDQYDVQQDDAZpc3N1ZXIwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
      AAT7w9uEOTMNSd+/qdW9gnQV1t1G/WzG5Li7D8SrrHhUXVBouwogluUGATIeW4Db
      B9e442clKRtmnuKxrie2rAIso1MwUTAdBgNVHQ4EFgQU1AcHLBEAsNqxHg2XxDR0
      Glkr6ugwHwYDVR0jBBgwFoAU1AcHLBEAsNqxHg2XxDR0Glkr6ugwDwYDVR0TAQH/
      BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiBk+pdgVpqst/bbeF4R1P1B9UKmkvL4
      0LbPweQCmzJ9wgIhAI1N+jm1G9TCmjye1KWW1QDmVOOJOdZzchiwWJU7Qp0q
      -----END CERTIFICATE-----
      """;

  @Test
  void readsAKeySetAndPicksTheKeyByItsName() {
    LoginKeys keys = LoginKeys.read(keySet("a", "b"));

    assertThat(check(keys, signed(FIRST, "a")).userId()).isEqualTo("alice");
    assertThat(check(keys, signed(SECOND, "b")).userId()).isEqualTo("alice");
    assertThatThrownBy(() -> check(keys, signed(FIRST, "b"))).hasMessageContaining("not signed");
  }

  @Test
  void triesEveryKeyForATokenThatNamesNone() {
    LoginKeys keys = LoginKeys.read(keySet(null, null));

    assertThat(check(keys, signed(SECOND, null)).userId()).isEqualTo("alice");
  }

  @Test
  void tellsWhichTokensItCannotHaveSigned() {
    LoginKeys named = LoginKeys.read(keySet("a", "b"));

    assertThat(verifier().check(signed(FIRST, "a"), named)).isPresent();
    assertThat(verifier().check(signed(FIRST, null), named)).isPresent();
    assertThat(verifier().check(signed(FIRST, "c"), named)).isEmpty();
    assertThat(verifier().check(signed(TestTokens.rsa(), null), named)).isEmpty();
  }

  @Test
  void verifiesEveryTokenWithTheOneKeyOfAPem() {
    LoginKeys keys = LoginKeys.read("# issuer\n" + TestTokens.pem(FIRST.getPublic()));

    assertThat(check(keys, signed(FIRST, "any")).userId()).isEqualTo("alice");
    assertThatThrownBy(() -> check(keys, signed(SECOND, null))).hasMessageContaining("not signed");
  }

  @Test
  void readsACertificate() {
    assertThat(LoginKeys.read("subject=CN = issuer\n" + CERTIFICATE)).isNotNull();
  }

  @Test
  void ignoresWeakKeysInAKeySet() {
    KeyPair weak = TestTokens.pair("RSA", 1024);
    String keys =
        new JsonWebKeySet(jwk(weak, null), jwk(FIRST, null)).toJson(OutputControlLevel.PUBLIC_ONLY);

    assertThat(check(LoginKeys.read(keys), signed(FIRST, null)).userId()).isEqualTo("alice");
  }

  @Test
  void refusesAKeySetOfMoreThanAHundredKeys() {
    List<JsonWebKey> keys = Collections.nCopies(101, jwk(FIRST, "a"));
    assertThat(LoginKeys.read(new JsonWebKeySet(keys.subList(0, 100)).toJson())).isNotNull();
    assertThatThrownBy(() -> LoginKeys.read(new JsonWebKeySet(keys).toJson()))
        .hasMessageContaining("at most 100 keys");
  }

  @Test
  void ignoresSharedSecretsInAKeySet() {
    String withSecret =
        keySet("a", "b").replace("\"keys\":[", "\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"},");
    assertThat(check(LoginKeys.read(withSecret), signed(FIRST, "a")).userId()).isEqualTo("alice");

    assertThatThrownBy(() -> LoginKeys.read("{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}]}"))
        .hasMessageStartingWith("must hold a public key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "{}",
        "{\"keys\":7}",
        "{\"keys\":{}}",
        "{\"keys\":[7,null,{},{\"kty\":1},{\"kty\":\"RSA\"}]}",
        "{\"keys\":[",
        "-----BEGIN PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
        "-----END PUBLIC KEY----------BEGIN PUBLIC KEY-----",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"
      })
  void refusesWhatHoldsNoKey(String text) {
    assertThatThrownBy(() -> LoginKeys.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("must hold a public key or certificate as PEM");
  }

  @Test
  void refusesAPrivateKeyAndAWeakOne() {
    String privateKey =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(FIRST.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----";
    assertThatThrownBy(() -> LoginKeys.read(privateKey)).hasMessageStartingWith("holds a private");

    PublicKey weak = TestTokens.pair("RSA", 1024).getPublic();
    assertThatThrownBy(() -> LoginKeys.read(TestTokens.pem(weak)))
        .hasMessageContaining("RSA of at least 2048 bits");
  }

  private static String keySet(String firstName, String secondName) {
    return new JsonWebKeySet(jwk(FIRST, firstName), jwk(SECOND, secondName))
        .toJson(OutputControlLevel.PUBLIC_ONLY);
  }

  private static JsonWebKey jwk(KeyPair pair, String name) {
    try {
      JsonWebKey key = JsonWebKey.Factory.newJwk(pair.getPublic());
      key.setKeyId(name);
      return key;
    } catch (JoseException e) {
      throw new AssertionError(e);
    }
  }

  private static String signed(KeyPair pair, String keyId) {
    return TestTokens.sign(TestTokens.claims("alice"), "RS256", pair.getPrivate(), keyId);
  }

  private static Principal check(LoginKeys keys, String token) {
    return verifier().check(token, keys).orElseThrow().login();
  }

  private static TokenVerifier verifier() {
    return new TokenVerifier(
        TestTokens.ISSUER,
        Set.of(TestTokens.AUDIENCE),
        Duration.ZERO,
        TestTokens.RULES,
        InstantSource.system());
  }
}
