package io.aui.appserver.access.login;

import java.security.PublicKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;

/**
 * The public keys that login tokens may be signed with: RSA or elliptic curve, nothing secret.
 * Immutable.
 */
final class LoginKeys {
  private final VerificationKeyResolver resolver;

  /** Empty where the keys have no names, so that any token's key name will do. */
  private final Set<String> names;

  private LoginKeys(VerificationKeyResolver resolver, Set<String> names) {
    this.resolver = resolver;
    this.names = names;
  }

  /**
   * Reads a JWKS, or a key or certificate as PEM.
   *
   * @throws IllegalArgumentException for anything else; its message quotes nothing
   */
  static LoginKeys read(String text) {
    return text.stripLeading().startsWith("{") ? keySet(text) : single(PemKey.read(text));
  }

  private static LoginKeys single(PublicKey key) {
    return new LoginKeys((jws, outer) -> key, Set.of());
  }

  private static LoginKeys keySet(String json) {
    List<JsonWebKey> keys;
    try {
      keys =
          new JsonWebKeySet(json)
              .getJsonWebKeys().stream()
                  .filter(
                      key -> key instanceof RsaJsonWebKey || key instanceof EllipticCurveJsonWebKey)
                  .toList();
    } catch (JoseException e) {
      throw new IllegalArgumentException("is no JSON Web Key Set", e);
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("is a JSON Web Key Set without an RSA or EC key");
    }
    Set<String> names = new HashSet<>();
    for (JsonWebKey key : keys) {
      if (key.getKeyId() == null) {
        return new LoginKeys(resolver(keys), Set.of());
      }
      names.add(key.getKeyId());
    }
    return new LoginKeys(resolver(keys), Set.copyOf(names));
  }

  private static JwksVerificationKeyResolver resolver(List<JsonWebKey> keys) {
    JwksVerificationKeyResolver resolver = new JwksVerificationKeyResolver(keys);
    // Tokens without a key name: whichever of the keys fits.
    resolver.setDisambiguateWithVerifySignature(true);
    return resolver;
  }

  VerificationKeyResolver resolver() {
    return resolver;
  }

  /** Whether a token may be signed with one of these keys: it names none, or one of them. */
  boolean mayHaveSigned(String token) {
    if (names.isEmpty()) {
      return true;
    }
    try {
      String name = JsonWebStructure.fromCompactSerialization(token).getKeyIdHeaderValue();
      return name == null || names.contains(name);
    } catch (JoseException e) {
      // Whoever checks it will say so.
      return true;
    }
  }
}
