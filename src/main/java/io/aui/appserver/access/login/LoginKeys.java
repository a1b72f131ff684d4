package io.aui.appserver.access.login;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.util.List;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.keys.EcKeyUtil;
import org.jose4j.keys.RsaKeyUtil;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;

/** The public keys (RSA or EC) that verify login tokens. Immutable. */
final class LoginKeys {
  /** A token without a key id can cost one signature check per key. */
  private static final int MAX_KEYS = 100;

  private static final int MIN_RSA_BITS = 2048;
  private static final String EXPECTED =
      "must hold a public key or certificate as PEM, or a JSON Web Key Set of at most "
          + MAX_KEYS
          + " keys; keys are EC, or RSA of at least "
          + MIN_RSA_BITS
          + " bits";

  private final VerificationKeyResolver resolver;

  private LoginKeys(VerificationKeyResolver resolver) {
    this.resolver = resolver;
  }

  /**
   * Reads a JSON Web Key Set, whose keys are selected by the token's key id, or one key or
   * certificate as PEM, which verifies every token. Other kinds of keys in a set are ignored.
   *
   * @throws IllegalArgumentException for anything else; its message contains nothing of the text
   */
  static LoginKeys read(String text) {
    if (text.contains("PRIVATE KEY-----")) {
      throw new IllegalArgumentException("holds a private key; use the public key instead");
    }
    boolean isSet = text.stripLeading().startsWith("{");
    List<JsonWebKey> keys = parse(text, isSet).stream().filter(LoginKeys::isUsable).toList();
    if (keys.isEmpty() || keys.size() > MAX_KEYS) {
      throw new IllegalArgumentException(EXPECTED);
    }
    return new LoginKeys(isSet ? byKeyId(keys) : (jws, outer) -> keys.get(0).getKey());
  }

  private static List<JsonWebKey> parse(String text, boolean isSet) {
    try {
      return isSet
          ? new JsonWebKeySet(text).getJsonWebKeys()
          : List.of(JsonWebKey.Factory.newJwk(pem(text)));
    } catch (GeneralSecurityException | JoseException | RuntimeException e) {
      // The parsers do not check all input, so some malformed texts cause other exceptions.
      throw new IllegalArgumentException(EXPECTED, e);
    }
  }

  private static PublicKey pem(String text) throws GeneralSecurityException, JoseException {
    if (text.contains("-----BEGIN CERTIFICATE-----")) {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(bytes))
          .getPublicKey();
    }
    try {
      return new RsaKeyUtil().fromPemEncoded(text);
    } catch (InvalidKeySpecException e) {
      return new EcKeyUtil().fromPemEncoded(text);
    }
  }

  private static boolean isUsable(JsonWebKey key) {
    return key instanceof EllipticCurveJsonWebKey
        || (key instanceof RsaJsonWebKey rsa
            && rsa.getRsaPublicKey().getModulus().bitLength() >= MIN_RSA_BITS);
  }

  private static VerificationKeyResolver byKeyId(List<JsonWebKey> keys) {
    JwksVerificationKeyResolver resolver = new JwksVerificationKeyResolver(keys);
    // For tokens without a key id: use the key that verifies the signature.
    resolver.setDisambiguateWithVerifySignature(true);
    return resolver;
  }

  /** Selects the key of a token; throws {@code UnresolvableKeyException} if there is none. */
  VerificationKeyResolver resolver() {
    return resolver;
  }
}
