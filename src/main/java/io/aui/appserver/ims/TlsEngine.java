package io.aui.appserver.ims;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.SSLEngineOptions;
import java.net.URI;
import java.util.function.Consumer;

/**
 * Who encrypts what goes to IMS. Whichever it is, the server's certificate must lead to the JVM's
 * trust store and name the host that is called.
 */
enum TlsEngine {
  /** Much the cheaper; not loaded on every platform, and never in a native executable. */
  OPENSSL {
    @Override
    SSLEngineOptions options() {
      return new OpenSSLEngineOptions();
    }
  },
  /** Everywhere. A buffer of 16 KiB for each record is taken from a pool instead of the heap. */
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
   * Makes a client use it. The client must be told as well that it will encrypt: for one that
   * learns it only with the request, an engine of its own is not looked at.
   */
  Consumer<HttpClientOptions> forCallsTo(URI base) {
    return client -> client.setSsl(isNeededFor(base)).setSslEngineOptions(options());
  }
}
