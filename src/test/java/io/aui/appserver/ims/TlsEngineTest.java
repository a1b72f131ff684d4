package io.aui.appserver.ims;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.testing.Certificate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PfxOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TlsEngineTest {
  /** Read for each client anew; nothing else may tell it that it will encrypt. */
  private static final String TRUST_STORE = "javax.net.ssl.trustStore";

  private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";

  @TempDir private static Path directory;
  private static Vertx vertx;
  private static int port;

  @BeforeAll
  static void serve() throws Exception {
    Certificate certificate = Certificate.in(directory);
    System.setProperty(TRUST_STORE, certificate.trustStore().toString());
    System.setProperty(TRUST_STORE_PASSWORD, Certificate.PASSWORD);
    vertx = Vertx.vertx();
    HttpServer server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setSsl(true)
                    .setKeyCertOptions(store(certificate.keyStore())))
            .requestHandler(request -> request.response().end("hello"));
    port = get(server.listen(0, "localhost")).actualPort();
  }

  @AfterAll
  static void stop() throws Exception {
    System.clearProperty(TRUST_STORE);
    System.clearProperty(TRUST_STORE_PASSWORD);
    get(vertx.close());
  }

  @Test
  void openSslIsLoadedOnThePlatformThatItIsPackagedFor() {
    boolean packaged = System.getProperty("os.name").equals("Linux");
    assertThat(TlsEngine.available()).isEqualTo(packaged ? TlsEngine.OPENSSL : TlsEngine.JDK);
  }

  static Set<TlsEngine> engines() {
    return EnumSet.of(TlsEngine.JDK, TlsEngine.available());
  }

  @ParameterizedTest
  @MethodSource("engines")
  void itEncryptsWithTheEngineThatItNames(TlsEngine engine) throws Exception {
    String session = get(call(engine, "localhost").map(TlsEngineTest::session));

    assertThat(session.contains("OpenSsl")).as(session).isEqualTo(engine == TlsEngine.OPENSSL);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aCertificateOfAnotherHostIsRefused(TlsEngine engine) throws Exception {
    assertThat(failure(call(engine, "127.0.0.1"))).isInstanceOf(SSLHandshakeException.class);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aCertificateThatNobodyVouchesForIsRefused(TlsEngine engine) throws Exception {
    String trusted = System.clearProperty(TRUST_STORE);
    try {
      assertThat(failure(call(engine, "localhost"))).isInstanceOf(SSLHandshakeException.class);
    } finally {
      System.setProperty(TRUST_STORE, trusted);
    }
  }

  private static Future<HttpClientResponse> call(TlsEngine engine, String host) {
    URI base = URI.create("https://" + host + ":" + port + "/");
    HttpClientOptions options = new HttpClientOptions();
    engine.forCallsTo(base).accept(options);
    return vertx
        .createHttpClient(options)
        .request(new RequestOptions().setAbsoluteURI(base.toString()))
        .compose(HttpClientRequest::send);
  }

  private static String session(HttpClientResponse answer) {
    return answer.request().connection().sslSession().getClass().getName();
  }

  private static PfxOptions store(Path file) {
    return new PfxOptions().setPath(file.toString()).setPassword(Certificate.PASSWORD);
  }

  private static Throwable failure(Future<?> call) throws Exception {
    return get(call.map(answer -> (Throwable) null).otherwise(failure -> failure));
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
