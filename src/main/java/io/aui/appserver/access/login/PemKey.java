package io.aui.appserver.access.login;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a public key from PEM: {@code PUBLIC KEY} or {@code CERTIFICATE}. */
final class PemKey {
  private static final Pattern BLOCK =
      Pattern.compile(
          "-----BEGIN (PUBLIC KEY|CERTIFICATE)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
  private static final int MIN_RSA_BITS = 2048;

  private PemKey() {}

  /**
   * The first key of the text.
   *
   * @throws IllegalArgumentException where there is none that can be used
   */
  static PublicKey read(String pem) {
    Matcher block = BLOCK.matcher(pem);
    if (!block.find()) {
      throw new IllegalArgumentException(
          pem.contains("PRIVATE KEY")
              ? "holds a private key; give this server the public one only"
              : "holds neither a public key or certificate as PEM nor a JSON Web Key Set");
    }
    try {
      PublicKey key =
          block.group(1).equals("CERTIFICATE")
              ? certified(block.group())
              : bare(Base64.getMimeDecoder().decode(block.group(2)));
      return usable(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("holds a key that cannot be read", e);
    }
  }

  private static PublicKey certified(String pem) throws GeneralSecurityException {
    byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(bytes))
        .getPublicKey();
  }

  private static PublicKey bare(byte[] der) throws GeneralSecurityException {
    X509EncodedKeySpec spec = new X509EncodedKeySpec(der);
    try {
      return KeyFactory.getInstance("RSA").generatePublic(spec);
    } catch (InvalidKeySpecException e) {
      return KeyFactory.getInstance("EC").generatePublic(spec);
    }
  }

  private static PublicKey usable(PublicKey key) {
    if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < MIN_RSA_BITS) {
      throw new IllegalArgumentException("holds an RSA key of less than 2048 bits");
    }
    if (!(key instanceof RSAPublicKey) && !(key instanceof ECPublicKey)) {
      throw new IllegalArgumentException("holds a key that is neither RSA nor EC");
    }
    return key;
  }
}
