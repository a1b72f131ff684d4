package io.aui.appserver.access.login;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.base64url.Base64Url;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Makes login tokens, good and bad ones. */
public final class TestTokens {
  /** The issuer that servers under test trust. */
  public static final String ISSUER = "https://login.example";

  /** The audience that servers under test expect. */
  public static final String AUDIENCE = "aiagent";

  static final ClaimRules RULES = new ClaimRules("sub", "groups", Duration.ofDays(7));

  private static final Path DIRECTORY = Path.of("target", "test-login");
  private static final Path PRIVATE_KEY = DIRECTORY.resolve("private.der");

  private TestTokens() {}

  /**
   * Makes a key pair for a server under test, which reads the public one from the file; the private
   * one is left beside it, since tests and server may be loaded by different class loaders.
   */
  public static Path newPublicKeyFile() {
    try {
      KeyPair pair = rsa();
      Files.createDirectories(DIRECTORY);
      Files.write(PRIVATE_KEY, pair.getPrivate().getEncoded());
      return Files.writeString(DIRECTORY.resolve("public.pem"), pem(pair.getPublic()))
          .toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the file holds. */
  public static String publicKeyFile() {
    try {
      return Files.readString(DIRECTORY.resolve("public.pem"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The private key that belongs to the file. */
  public static PrivateKey privateKey() {
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(PRIVATE_KEY)));
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** A new RSA key pair. */
  public static KeyPair rsa() {
    return pair("RSA", 2048);
  }

  static KeyPair pair(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** A public key as PEM. */
  public static String pem(PublicKey key) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key.getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  /** The claims of a good token; change what shall be bad. */
  public static Map<String, Object> claims(String user, String... groups) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", ISSUER);
    claims.put("aud", AUDIENCE);
    claims.put("sub", user);
    claims.put("exp", System.currentTimeMillis() / 1000 + 600);
    claims.put("groups", List.of(groups));
    return claims;
  }

  /** Signs claims by any algorithm, also by unsafe ones. */
  public static String sign(Map<String, Object> claims, String algorithm, Key key, String keyId) {
    JsonWebSignature jws = new JsonWebSignature();
    jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
    jws.setAlgorithmHeaderValue(algorithm);
    if (keyId != null) {
      jws.setKeyIdHeaderValue(keyId);
    }
    jws.setKey(key);
    jws.setPayload(JsonUtil.toJson(claims));
    try {
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new AssertionError(e);
    }
  }

  /** Signs whatever header and payload by RS256: what is claimed to be JSON need not be. */
  public static String signRaw(String header, String payload, PrivateKey key) {
    String input =
        Base64Url.encodeUtf8ByteRepresentation(header)
            + "."
            + Base64Url.encodeUtf8ByteRepresentation(payload);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(input.getBytes(StandardCharsets.US_ASCII));
      return input + "." + Base64Url.encode(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** A good token for servers under test. */
  public static String good(String user, String... groups) {
    return sign(claims(user, groups), "RS256", privateKey(), null);
  }

  /**
   * Opens an issuer's endpoint of login keys; it closes with the Vert.x instance.
   *
   * @return its URL
   */
  public static String issuer(Vertx vertx, Handler<HttpServerRequest> answer) {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(answer)
            .listen(0, "localhost")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    return "http://localhost:" + server.actualPort() + "/keys";
  }
}
