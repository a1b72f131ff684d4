package io.aui.appserver.access.login;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which login tokens are accepted. The settings have the names of MicroProfile JWT. They are read
 * one by one, because a config mapping would refuse the other settings of that specification.
 */
@ApplicationScoped
class LoginConfig {
  /** A greater skew would accept expired tokens for too long. */
  private static final Duration MAX_SKEW = Duration.ofMinutes(5);

  private final Optional<String> issuer;
  private final Optional<Set<String>> audiences;
  private final Optional<String> keyLocation;
  private final Optional<String> key;
  private final int clockSkewSeconds;

  LoginConfig(
      @ConfigProperty(name = "mp.jwt.verify.issuer") Optional<String> issuer,
      @ConfigProperty(name = "mp.jwt.verify.audiences") Optional<Set<String>> audiences,
      @ConfigProperty(name = "mp.jwt.verify.publickey.location") Optional<String> keyLocation,
      @ConfigProperty(name = "mp.jwt.verify.publickey") Optional<String> key,
      @ConfigProperty(name = "mp.jwt.verify.clock.skew", defaultValue = "30")
          int clockSkewSeconds) {
    this.issuer = issuer;
    this.audiences = audiences;
    this.keyLocation = keyLocation;
    this.key = key;
    this.clockSkewSeconds = clockSkewSeconds;
  }

  /** The claim {@code iss} that accepted tokens have. */
  Optional<String> issuer() {
    return issuer;
  }

  /** Accepted tokens have one of them in claim {@code aud}. */
  Set<String> audiences() {
    return audiences.orElse(Set.of());
  }

  /** A path or a {@code file:}, {@code https:} or {@code http:} URL, of PEM or JWKS. */
  Optional<String> keyLocation() {
    return keyLocation;
  }

  /** The key itself, instead of a location. */
  Optional<String> key() {
    return key;
  }

  /** By how much the issuer's clock may differ: by default 30 s, at most 5 minutes. */
  Duration clockSkew() {
    Duration skew = Duration.ofSeconds(Math.max(0, clockSkewSeconds));
    return skew.compareTo(MAX_SKEW) > 0 ? MAX_SKEW : skew;
  }
}
