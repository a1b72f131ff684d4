package io.aui.appserver.access.login;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How login tokens are recognised, by the names that MicroProfile JWT gives the keys. Read one by
 * one, since others of that specification's keys may stand beside them.
 */
@ApplicationScoped
class LoginConfig {
  /** Beyond this, tokens that have ended would be as good as others for too long. */
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
    this.issuer = issuer.filter(LoginConfig::isSet);
    this.audiences = audiences;
    this.keyLocation = keyLocation.filter(LoginConfig::isSet);
    this.key = key.filter(LoginConfig::isSet);
    this.clockSkewSeconds = clockSkewSeconds;
  }

  /** The extension's own default for keys that are not set, which leaks into ours. */
  private static boolean isSet(String value) {
    return !value.equals("NONE");
  }

  /** Claim {@code iss} of every good token. */
  Optional<String> issuer() {
    return issuer;
  }

  /** One of them is in claim {@code aud}; with none, tokens for other services are good here. */
  Set<String> audiences() {
    return audiences.orElse(Set.of());
  }

  /** A file (path or {@code file:} URL) or an http(s) URL: PEM or JWKS. */
  Optional<String> keyLocation() {
    return keyLocation;
  }

  /** The key itself, instead of a location. */
  Optional<String> key() {
    return key;
  }

  /** By how much the issuer's clock may differ: 30 s, at most 5 minutes. */
  Duration clockSkew() {
    Duration skew = Duration.ofSeconds(Math.max(0, clockSkewSeconds));
    return skew.compareTo(MAX_SKEW) > 0 ? MAX_SKEW : skew;
  }
}
