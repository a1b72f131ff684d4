package io.aui.appserver.access.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import java.security.KeyPair;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** Whatever a token is made of, it is accepted or refused, and never another failure. */
class TokenFuzzTest {
  private static final KeyPair PAIR = TestTokens.rsa();
  private static final LoginKeys PEM = LoginKeys.read(TestTokens.pem(PAIR.getPublic()));
  private static final LoginKeys KEY_SET = LoginKeys.read(keySet());
  private static final String GOOD =
      TestTokens.sign(TestTokens.claims("alice"), "RS256", PAIR.getPrivate(), "a");

  private final TokenVerifier verifier =
      new TokenVerifier(
          TestTokens.ISSUER,
          Set.of(TestTokens.AUDIENCE),
          Duration.ZERO,
          new ClaimRules("sub", "realm_access/roles", Duration.ofDays(7)),
          InstantSource.system());

  @Property(tries = 2_000)
  void anyTextEndsInARefusal(@ForAll("texts") String token) {
    assertThat(refusal(token, PEM)).isEqualTo(ErrorCode.LOGIN_INVALID);
    assertThat(refusal(token, KEY_SET)).isEqualTo(ErrorCode.LOGIN_INVALID);
  }

  @Property(tries = 1_000)
  void anyHeaderAndClaimsEndInARefusalIfTheSignatureIsMissing(
      @ForAll("headers") String header, @ForAll("claims") String claims) {
    String token = TestTokens.signRaw(header, claims, PAIR.getPrivate());
    String unsigned = token.substring(0, token.lastIndexOf('.') + 1) + "AAAA";

    assertThat(refusal(unsigned, PEM)).isEqualTo(ErrorCode.LOGIN_INVALID);
    assertThat(refusal(unsigned, KEY_SET)).isIn(null, ErrorCode.LOGIN_INVALID);
  }

  @Property(tries = 1_000)
  void anySignedHeaderAndClaimsAreAcceptedOrRefused(
      @ForAll("headers") String header, @ForAll("claims") String claims) {
    String token = TestTokens.signRaw(header, claims, PAIR.getPrivate());

    Set<ErrorCode> refusals =
        EnumSet.of(ErrorCode.LOGIN_INVALID, ErrorCode.LOGIN_EXPIRED, ErrorCode.FORBIDDEN);
    for (LoginKeys keys : Set.of(PEM, KEY_SET)) {
      ErrorCode refused = refusal(token, keys);
      assertThat(refused == null || refusals.contains(refused)).isTrue();
    }
  }

  @Property(tries = 2_000)
  void aChangedTokenLetsNobodyElseIn(@ForAll("positions") int position, @ForAll char character) {
    int at = position % GOOD.length();
    String changed = GOOD.substring(0, at) + character + GOOD.substring(at + 1);
    try {
      verifier
          .check(changed, PEM)
          .ifPresent(checked -> assertThat(checked.login().userId()).isEqualTo("alice"));
    } catch (ApiException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.LOGIN_INVALID);
    }
  }

  /** Null if the token was accepted, or no key can have signed it. */
  private ErrorCode refusal(String token, LoginKeys keys) {
    try {
      Optional<TokenVerifier.Checked> ignored = verifier.check(token, keys);
      return null;
    } catch (ApiException e) {
      assertThat(e).hasMessageNotContaining("Exception");
      return e.code();
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> any = Arbitraries.strings().ofMaxLength(50);
    Arbitrary<String> alphabet =
        Arbitraries.strings().alpha().numeric().withChars("-_.=").ofMaxLength(200);
    return Arbitraries.oneOf(any, alphabet);
  }

  @Provide
  Arbitrary<Integer> positions() {
    return Arbitraries.integers().between(0, 10_000);
  }

  @Provide
  Arbitrary<String> headers() {
    return objects(
        "\"alg\":\"RS256\"",
        Arbitraries.of(
            "kid",
            "typ",
            "cty",
            "crit",
            "b64",
            "zip",
            "x5t",
            "x5t#S256",
            "x5c",
            "jwk",
            "jku",
            "enc",
            "epk",
            "p2c",
            "alg"));
  }

  @Provide
  Arbitrary<String> claims() {
    return objects(
        "\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"alice\",\"exp\":%d"
            .formatted(
                TestTokens.ISSUER,
                TestTokens.AUDIENCE,
                InstantSource.system().instant().getEpochSecond() + 600),
        Arbitraries.of("iss", "aud", "sub", "exp", "nbf", "iat", "jti", "realm_access", "x"));
  }

  /** Objects with some usual members, others of any value, and texts that are no objects. */
  private static Arbitrary<String> objects(String usual, Arbitrary<String> names) {
    Arbitrary<String> member =
        Combinators.combine(names, values()).as((name, value) -> "\"" + name + "\":" + value);
    Arbitrary<String> members = member.list().ofMaxSize(3).map(list -> String.join(",", list));
    return Arbitraries.frequencyOf(
        Tuple.of(6, members.map(more -> "{" + usual + (more.isEmpty() ? "" : ",") + more + "}")),
        Tuple.of(2, members.map(more -> "{" + more + "}")),
        Tuple.of(1, values()),
        Tuple.of(1, Arbitraries.strings().ofMaxLength(20)));
  }

  private static Arbitrary<String> values() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "null",
            "true",
            "\"\"",
            "\"a\"",
            "\"b\"",
            "\"\\ud800\"",
            "[]",
            "{}",
            "[\"b64\"]",
            "[[\"a\"]]",
            "{\"roles\":[7]}",
            "1e400",
            "-1e400",
            "0.1",
            "-0",
            "01",
            "99999999999999999999999",
            "9223372036854775807",
            "-9223372036854775808",
            "[".repeat(6_000),
            "[".repeat(6_000) + "]".repeat(6_000),
            "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000),
            "9".repeat(12_000)),
        Arbitraries.longs().map(String::valueOf),
        Arbitraries.strings().alpha().ofMaxLength(10).map(text -> "\"" + text + "\""));
  }

  private static String keySet() {
    try {
      JsonWebKey first = JsonWebKey.Factory.newJwk(PAIR.getPublic());
      first.setKeyId("a");
      JsonWebKey second = JsonWebKey.Factory.newJwk(TestTokens.rsa().getPublic());
      second.setKeyId("b");
      return new JsonWebKeySet(first, second).toJson(OutputControlLevel.PUBLIC_ONLY);
    } catch (JoseException e) {
      throw new AssertionError(e);
    }
  }
}
