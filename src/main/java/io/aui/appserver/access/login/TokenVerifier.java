package io.aui.appserver.access.login;

import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Verifies a token's signature, issuer, audience, expiry, subject and user. Messages name a wrong
 * claim only if the signature is valid; all other tokens get the same message.
 *
 * @param issuer claim {@code iss}
 * @param audiences claim {@code aud} must contain one of them
 * @param clockSkew by how much the issuer's clock may differ
 */
record TokenVerifier(
    String issuer,
    Set<String> audiences,
    Duration clockSkew,
    ClaimRules rules,
    InstantSource clock) {
  /** Not {@code none}, and not HMAC, which would use the public key as a shared secret. */
  private static final AlgorithmConstraints ASYMMETRIC =
      new AlgorithmConstraints(
          ConstraintType.PERMIT,
          "RS256",
          "RS384",
          "RS512",
          "PS256",
          "PS384",
          "PS512",
          "ES256",
          "ES384",
          "ES512");

  /** Three parts; encrypted tokens have five. The library would ignore invalid characters. */
  private static final Pattern SIGNED = Pattern.compile("[\\w-]++\\.[\\w-]++\\.[\\w-]++");

  /** Most levels of claims: the library writes wrong claims into messages by recursion. */
  private static final int MAX_DEPTH = 20;

  /** Headers that change how a token is read, which no login needs. */
  private static final List<String> REFUSED_HEADERS = List.of("crit", "b64", "zip");

  /**
   * A verified token.
   *
   * @param until when the token expires, plus the clock skew
   */
  record Checked(Principal login, Instant until) {}

  /**
   * Verifies a token.
   *
   * @return empty if none of the keys can have signed it
   * @throws ApiException LoginInvalid or LoginExpired (401); Forbidden (403) if the user id cannot
   *     be used
   */
  Optional<Checked> check(String token, LoginKeys keys) {
    JwtContext parsed = parse(token);
    try {
      consumer(keys).processContext(parsed);
      JwtClaims claims = parsed.getJwtClaims();
      requireShortLife(claims);
      Instant expiry = Instant.ofEpochSecond(claims.getExpirationTime().getValue());
      Instant until = expiry.plus(clockSkew);
      return Optional.of(new Checked(login(claims, until), until));
    } catch (InvalidJwtException e) {
      if (e.getCause() instanceof UnresolvableKeyException) {
        return Optional.empty();
      }
      throw refusal(e);
    } catch (MalformedClaimException e) {
      throw notAccepted();
    }
  }

  private static JwtContext parse(String token) {
    if (!SIGNED.matcher(token).matches()) {
      throw notAccepted();
    }
    try {
      JsonWebSignature signed = new JsonWebSignature();
      signed.setAlgorithmConstraints(ASYMMETRIC);
      signed.setCompactSerialization(token);
      // Both fail if the header has the wrong type; the algorithm also if it is not permitted.
      signed.getAlgorithm();
      signed.getKeyIdHeaderValue();
      if (REFUSED_HEADERS.stream().anyMatch(name -> signed.getObjectHeader(name) != null)) {
        throw notAccepted();
      }
      JwtClaims claims = JwtClaims.parse(signed.getUnverifiedPayload());
      if (isNestedDeeper(claims.getClaimsMap(), MAX_DEPTH)) {
        throw notAccepted();
      }
      return new JwtContext(token, claims, List.of(signed));
    } catch (JoseException | InvalidJwtException | RuntimeException e) {
      // The library casts header values without checking their type.
      throw notAccepted();
    }
  }

  private static boolean isNestedDeeper(Object value, int depth) {
    Object members = value instanceof Map<?, ?> object ? object.values() : value;
    return members instanceof Collection<?> values
        && (depth == 0 || values.stream().anyMatch(inner -> isNestedDeeper(inner, depth - 1)));
  }

  private JwtConsumer consumer(LoginKeys keys) {
    return new JwtConsumerBuilder()
        .setVerificationKeyResolver(keys.resolver())
        .setJwsAlgorithmConstraints(ASYMMETRIC)
        .setExpectedIssuer(issuer)
        .setExpectedAudience(audiences.toArray(String[]::new))
        .setRequireExpirationTime()
        .setRequireSubject()
        .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
        .setAllowedClockSkewInSeconds((int) clockSkew.toSeconds())
        .build();
  }

  private void requireShortLife(JwtClaims claims) throws MalformedClaimException {
    long now = clock.instant().getEpochSecond();
    NumericDate issued = claims.getIssuedAt();
    // A token issued in the future is valid from now on.
    long start = issued == null ? now : Math.min(now, issued.getValue());
    long latest = start + rules.maxAge().plus(clockSkew).toSeconds();
    if (claims.getExpirationTime().getValue() > latest) {
      throw invalid(
          "the login token is valid for longer than %d s (appserver.access.max-token-age)"
              .formatted(rules.maxAge().toSeconds()));
    }
  }

  private Principal login(JwtClaims claims, Instant until) {
    if (!(claims.getClaimValue(rules.userClaim()) instanceof String userId)
        || !Principal.isUserId(userId)) {
      throw new ApiException(
          ErrorCode.FORBIDDEN,
          "the login token's claim "
              + rules.userClaim()
              + " (appserver.access.user-claim) must be 1 to 64 characters out of A-Z a-z 0-9 _ -");
    }
    if (GuestUser.of(userId).isPresent()) {
      throw new ApiException(
          ErrorCode.FORBIDDEN,
          "the login token's claim "
              + rules.userClaim()
              + " must not have the form of a guest's user id");
    }
    return new Principal(userId, groups(claims), until);
  }

  private Set<String> groups(JwtClaims claims) {
    Object value = claims.getClaimValue(rules.groupsClaim());
    if (value == null) {
      // Read as a path only if there is no such claim: names of claims may be URLs.
      value = claims.getClaimsMap();
      for (String name : rules.groupsClaim().split("/", -1)) {
        value = value instanceof Map<?, ?> members ? members.get(name) : null;
      }
    }
    Stream<?> groups = value instanceof Collection<?> several ? several.stream() : Stream.of(value);
    return groups
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static ApiException refusal(InvalidJwtException e) {
    if (e.hasErrorCode(ErrorCodes.ISSUER_INVALID) || e.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
      return invalid("the login token has another issuer (iss)");
    } else if (e.hasErrorCode(ErrorCodes.AUDIENCE_INVALID)
        || e.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
      return invalid("the login token is for another audience (aud)");
    } else if (e.hasErrorCode(ErrorCodes.SUBJECT_MISSING)) {
      return invalid("the login token has no subject (sub)");
    } else if (e.hasErrorCode(ErrorCodes.EXPIRATION_MISSING)) {
      return invalid("the login token has no expiry (exp)");
    } else if (e.hasErrorCode(ErrorCodes.NOT_YET_VALID)) {
      return invalid("the login token is not valid yet (nbf)");
    } else if (e.hasExpired()) {
      return new ApiException(ErrorCode.LOGIN_EXPIRED, "the login token has expired; log in again");
    }
    return notAccepted();
  }

  /** The failure of malformed tokens and of those that no trusted key signed. */
  static ApiException notAccepted() {
    return invalid("the login token is malformed or not signed by the trusted issuer");
  }

  private static ApiException invalid(String message) {
    return new ApiException(ErrorCode.LOGIN_INVALID, message);
  }
}
