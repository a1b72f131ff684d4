package io.aui.appserver.access.login;

import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * Whether a token is good: signed with one of the keys by an asymmetric algorithm, by the expected
 * issuer for the expected audience, now, about somebody. What is wrong with the claims is told only
 * to who holds a token with a good signature; about anything else, only that it is not accepted.
 *
 * @param issuer claim {@code iss}
 * @param audiences one of them must be in claim {@code aud}; empty: any will do
 * @param clockSkew by how much the issuer's clock may differ
 * @param userClaim the claim that names the user
 */
record TokenCheck(
    Optional<String> issuer,
    Set<String> audiences,
    Duration clockSkew,
    String userClaim,
    InstantSource clock) {
  /** Never none, and never HMAC, which would take a public key for a shared secret. */
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

  private static final Pattern USER_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final String GROUPS = "groups";

  /** Who a token is about, and until when it is good. */
  record Checked(Login login, Instant until) {}

  /** Checks a token. Fails with LoginInvalid, LoginExpired, or Forbidden. */
  Checked check(String token, LoginKeys keys) {
    // Three parts, as encrypted tokens (five) are none of ours, and no work is done for them.
    if (token.chars().filter(c -> c == '.').count() != 2) {
      throw invalid("the login token is malformed");
    }
    try {
      JwtClaims claims = rules(keys).build().processToClaims(token);
      Instant end = Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis());
      return new Checked(login(claims), end.plus(clockSkew));
    } catch (InvalidJwtException e) {
      throw refusal(e);
    } catch (MalformedClaimException e) {
      throw invalid("the login token has no end (exp)");
    }
  }

  private JwtConsumerBuilder rules(LoginKeys keys) {
    JwtConsumerBuilder rules =
        new JwtConsumerBuilder()
            .setVerificationKeyResolver(keys.resolver())
            .setJwsAlgorithmConstraints(ASYMMETRIC)
            .setRequireExpirationTime()
            .setRequireSubject()
            .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
            .setAllowedClockSkewInSeconds((int) clockSkew.toSeconds());
    issuer.ifPresent(rules::setExpectedIssuer);
    return audiences.isEmpty()
        ? rules.setSkipDefaultAudienceValidation()
        : rules.setExpectedAudience(audiences.toArray(String[]::new));
  }

  private Login login(JwtClaims claims) {
    if (!(claims.getClaimValue(userClaim) instanceof String userId)
        || !USER_ID.matcher(userId).matches()) {
      throw new ApiException(
          ErrorCode.FORBIDDEN,
          "the login token's claim "
              + userClaim
              + " (appserver.access.user-claim) must be 1 to 64 characters out of A-Z a-z 0-9 _ -");
    }
    Set<String> groups = new HashSet<>();
    if (claims.getClaimValue(GROUPS) instanceof List<?> named) {
      named.forEach(group -> groups.add(String.valueOf(group)));
    }
    return new Login(userId, groups);
  }

  private static ApiException refusal(InvalidJwtException e) {
    if (e.hasErrorCode(ErrorCodes.ISSUER_INVALID) || e.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
      return invalid("the login token is of another issuer");
    } else if (e.hasErrorCode(ErrorCodes.AUDIENCE_INVALID)
        || e.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
      return invalid("the login token is for another audience");
    } else if (e.hasErrorCode(ErrorCodes.SUBJECT_MISSING)) {
      return invalid("the login token names nobody (sub)");
    } else if (e.hasErrorCode(ErrorCodes.EXPIRATION_MISSING)) {
      return invalid("the login token has no end (exp)");
    } else if (e.hasErrorCode(ErrorCodes.NOT_YET_VALID)) {
      return invalid("the login token is not valid yet");
    } else if (e.hasExpired()) {
      return new ApiException(ErrorCode.LOGIN_EXPIRED, "the login token has expired; log in again");
    }
    return invalid("the login token is malformed, or not signed by who issues logins here");
  }

  private static ApiException invalid(String message) {
    return new ApiException(ErrorCode.LOGIN_INVALID, message);
  }
}
