package io.aui.appserver.ims;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.SSLEngineOptions;
import java.net.URI;
import java.util.function.Consumer;

/**
 * Which TLS implementation encrypts calls to IMS. With either, the server's certificate must chain
 * to the JVM's trust store and name the host that is called.
 */
enum TlsEngine {
  /** Needs much less CPU; not available on every platform, and never in a native executable. */
  OPENSSL {
    @Override
    SSLEngineOptions options() {
      return new OpenSSLEngineOptions();
    }
  },
  /** Available everywhere. Takes its buffer of 16 KiB per record from a pool, not from the heap. */
  JDK {
    @Override
    SSLEngineOptions options() {
      return new JdkSSLEngineOptions().setPooledHeapBuffers(true);
    }
  };

  /** Whether calls to a base are encrypted at all. */
  static boolean isNeededFor(URI base) {
    return "https".equalsIgnoreCase(base.getScheme());
  }

  /** The best one here; the first call loads OpenSSL, which takes a moment. */
  static TlsEngine available() {
    return OpenSSLEngineOptions.isAvailable() ? OPENSSL : JDK;
  }

  abstract SSLEngineOptions options();

  /**
   * Makes a client use it. {@code setSsl(true)} is required: otherwise the client ignores its
   * {@code SSLEngineOptions}.
   */
  Consumer<HttpClientOptions> forCallsTo(URI base) {
    return client -> client.setSsl(isNeededFor(base)).setSslEngineOptions(options());
  }
}
