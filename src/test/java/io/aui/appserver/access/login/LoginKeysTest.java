package io.aui.appserver.access.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
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
  void knowsWhichTokensItCannotHaveSigned() {
    LoginKeys named = LoginKeys.read(keySet("a", "b"));

    assertThat(named.mayHaveSigned(signed(FIRST, "a"))).isTrue();
    assertThat(named.mayHaveSigned(signed(FIRST, null))).isTrue();
    assertThat(named.mayHaveSigned(signed(FIRST, "c"))).isFalse();
    assertThat(named.mayHaveSigned("garbage")).isTrue();
    assertThat(LoginKeys.read(TestTokens.pem(FIRST.getPublic())).mayHaveSigned(signed(FIRST, "c")))
        .isTrue();
  }

  @Test
  void ignoresSharedSecretsInAKeySet() {
    String withSecret =
        keySet("a", "b").replace("\"keys\":[", "\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"},");
    assertThat(check(LoginKeys.read(withSecret), signed(FIRST, "a")).userId()).isEqualTo("alice");

    assertThatThrownBy(() -> LoginKeys.read("{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}]}"))
        .hasMessage("is a JSON Web Key Set without an RSA or EC key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "[]", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"})
  void refusesWhatHoldsNoKey(String text) {
    assertThatThrownBy(() -> LoginKeys.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("holds ");
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
        .hasMessage("holds an RSA key of less than 2048 bits");
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

  private static Login check(LoginKeys keys, String token) {
    return new TokenCheck(
            Optional.of(TestTokens.ISSUER), Set.of(), Duration.ZERO, "sub", InstantSource.system())
        .check(token, keys)
        .login();
  }
}
