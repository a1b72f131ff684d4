package io.aui.appserver.ims;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.SSLEngineOptions;
import java.net.URI;
import java.util.function.Consumer;

/**
 * The TLS implementation that encrypts calls to IMS. With either, the certificate of IMS must be
 * trusted by the JVM's trust store and name the host that is called.
 */
enum TlsEngine {
  /** Needs much less CPU. Not available on every platform, and never in a native executable. */
  OPENSSL {
    @Override
    SSLEngineOptions options() {
      return new OpenSSLEngineOptions();
    }
  },
  /** Available everywhere. Takes its buffers of 16 KiB per record from a pool. */
  JDK {
    @Override
    SSLEngineOptions options() {
      return new JdkSSLEngineOptions().setPooledHeapBuffers(true);
    }
  };

  /** Whether calls to a base URL are encrypted. */
  static boolean isNeededFor(URI base) {
    return "https".equalsIgnoreCase(base.getScheme());
  }

  /** The best available engine. The first call loads OpenSSL, which takes a moment. */
  static TlsEngine available() {
    return OpenSSLEngineOptions.isAvailable() ? OPENSSL : JDK;
  }

  abstract SSLEngineOptions options();

  /**
   * Makes a client use this engine. {@code setSsl(true)} is required: otherwise the client ignores
   * its {@code SSLEngineOptions}.
   */
  Consumer<HttpClientOptions> forCallsTo(URI base) {
    return client -> client.setSsl(isNeededFor(base)).setSslEngineOptions(options());
  }
}
