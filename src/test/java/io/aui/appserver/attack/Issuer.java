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
  private static final String NEW_KEY_ID = "second";

  private final KeyPair keys = TestTokens.rsa();
  private final KeyPair newKeys = TestTokens.rsa();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpServer server;
  private volatile Behaviour behaviour = Behaviour.GOOD;
  private volatile boolean hasNewKeys;

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
    behaviour = wanted;
  }

  /** Publishes new keys beside those in use. */
  void publishNewKeys() {
    hasNewKeys = true;
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
    return TestTokens.sign(TestTokens.claims(user), "RS256", newKeys.getPrivate(), NEW_KEY_ID);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream body = exchange.getResponseBody()) {
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
    if (hasNewKeys) {
      set.addJsonWebKey(key(newKeys, NEW_KEY_ID));
    }
    return set.toJson();
  }

  private static RsaJsonWebKey key(KeyPair pair, String id) {
    RsaJsonWebKey key = new RsaJsonWebKey((RSAPublicKey) pair.getPublic());
    key.setKeyId(id);
    return key;
  }
}
