package io.aui.appserver.attack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aui.appserver.access.login.TestTokens;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;

/** Publishes the keys of login tokens, and misbehaves when told to. */
final class Issuer implements AutoCloseable {
  /** How it answers. */
  enum Behaviour {
    GOOD,
    /** A good head, and then nothing. */
    STALLED,
    /** A good head, and then keys without an end. */
    ENDLESS
  }

  private static final String KEY_ID = "first";

  private final KeyPair keys = TestTokens.rsa();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpServer server;
  private volatile Behaviour behaviour = Behaviour.GOOD;
  private volatile boolean asked;
  private volatile Optional<KeyPair> newKeys = Optional.empty();

  Issuer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/jwks", this::answer);
    server.start();
  }

  String location() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks";
  }

  void behave(Behaviour wanted) {
    asked = false;
    behaviour = wanted;
  }

  /** Whether anybody has asked since {@link #behave}. */
  boolean isAsked() {
    return asked;
  }

  /** Publishes new keys beside the first ones. */
  void publishNewKeys() {
    newKeys = Optional.of(TestTokens.rsa());
  }

  /** A good token. */
  String token(String user) {
    return token(TestTokens.claims(user));
  }

  /** A token with a good signature. */
  String token(Map<String, Object> claims) {
    return TestTokens.sign(claims, "RS256", keys.getPrivate(), KEY_ID);
  }

  /** A token by the new keys. */
  String tokenByNewKeys(String user) {
    KeyPair pair = newKeys.orElseThrow();
    return TestTokens.sign(TestTokens.claims(user), "RS256", pair.getPrivate(), id(pair));
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange context) throws IOException {
    asked = true;
    context.getResponseHeaders().add("Content-Type", "application/json");
    context.sendResponseHeaders(200, 0);
    try (OutputStream body = context.getResponseBody()) {
      switch (behaviour) {
        case GOOD -> body.write(published().getBytes(UTF_8));
        case STALLED -> stall(body);
        case ENDLESS -> {
          byte[] part = " ".repeat(64 * 1024).getBytes(UTF_8);
          body.write("{\"keys\":[".getBytes(UTF_8));
          while (closed.getCount() > 0) {
            body.write(part);
          }
        }
      }
    }
  }

  private void stall(OutputStream body) throws IOException {
    body.write("{\"keys\":[".getBytes(UTF_8));
    body.flush();
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String published() {
    JsonWebKeySet set = new JsonWebKeySet(key(keys, KEY_ID));
    newKeys.ifPresent(pair -> set.addJsonWebKey(key(pair, id(pair))));
    return set.toJson();
  }

  private static String id(KeyPair pair) {
    return Integer.toHexString(pair.getPublic().hashCode());
  }

  private static RsaJsonWebKey key(KeyPair pair, String id) {
    RsaJsonWebKey key = new RsaJsonWebKey((RSAPublicKey) pair.getPublic());
    key.setKeyId(id);
    return key;
  }
}
