package io.aui.appserver.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.sandbox.protocol.Json;
import io.aui.appserver.sandbox.protocol.Parameters;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * Issues login tokens for any user, so that access mode jwt can be tried without an issuer. The key
 * is made when it is first needed and ends with the process; a live reload keeps it.
 */
final class DevLogin {
  static final String ISSUER = "sandbox";
  static final String AUDIENCE = "aui-appserver";
  private static final Duration VALIDITY = Duration.ofHours(8);

  private final InstantSource clock;
  private EllipticCurveJsonWebKey key;

  DevLogin(InstantSource clock) {
    this.clock = clock;
  }

  /** The key, to be restored by another emulator in this process; null if there is none yet. */
  String saved() {
    return key == null ? null : key.toJson(OutputControlLevel.INCLUDE_PRIVATE);
  }

  /** Goes on with a saved key. */
  void restore(String saved) {
    try {
      key = (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(saved);
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A JWT, valid for 8 hours.
   *
   * @param in {@code user}, and {@code groups} separated by commas
   * @throws IllegalArgumentException if there is no user; the message is returned to the client
   */
  String token(Parameters in) {
    Map<String, String> query = in.asMap();
    String user = query.getOrDefault("user", "").strip();
    if (user.isEmpty()) {
      throw new IllegalArgumentException("user is expected, such as ?user=alice&groups=a,b");
    }
    List<String> groups =
        Arrays.stream(query.getOrDefault("groups", "").split(","))
            .map(String::strip)
            .filter(group -> !group.isEmpty())
            .toList();
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(ISSUER);
    claims.setAudience(AUDIENCE);
    claims.setSubject(user);
    claims.setStringListClaim("groups", groups);
    claims.setIssuedAt(NumericDate.fromMilliseconds(clock.millis()));
    claims.setExpirationTime(
        NumericDate.fromMilliseconds(clock.instant().plus(VALIDITY).toEpochMilli()));
    JsonWebSignature jws = new JsonWebSignature();
    jws.setPayload(claims.toJson());
    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    jws.setKeyIdHeaderValue(key().getKeyId());
    jws.setKey(key().getPrivateKey());
    try {
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public key, as a JWKS. */
  ObjectNode keys() {
    ObjectNode keys = Json.object();
    keys.putArray("keys").addPOJO(key().toParams(OutputControlLevel.PUBLIC_ONLY));
    return keys;
  }

  private EllipticCurveJsonWebKey key() {
    if (key == null) {
      try {
        key = EcJwkGenerator.generateJwk(EllipticCurves.P256, null, new SecureRandom());
      } catch (JoseException e) {
        throw new IllegalStateException(e);
      }
      key.setKeyId("sandbox-" + clock.millis());
      key.setUse("sig");
    }
    return key;
  }
}
