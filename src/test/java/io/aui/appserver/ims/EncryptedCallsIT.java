package io.aui.appserver.ims;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.aui.appserver.testing.Artifact;
import io.aui.appserver.testing.Certificate;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.Json;
import io.aui.appserver.testing.PackagedServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server and an IMS that speaks TLS, as the real one does. */
class EncryptedCallsIT {
  private static final String ANSWER =
      """
      {"RequestId":"r1","InstanceId":"i1","ChannelId":"c1","AIAgentUserId":"a1","Token":"t1"}""";

  @TempDir private static Path certificates;
  private static final AtomicInteger CALLS = new AtomicInteger();
  private static Certificate certificate;
  private static HttpsServer ims;

  @TempDir private Path directory;

  @BeforeAll
  static void serve() throws Exception {
    certificate = Certificate.in(certificates);
    ims = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ims.setHttpsConfigurator(new HttpsConfigurator(identity(certificate)));
    ims.createContext("/", EncryptedCallsIT::answer);
    ims.start();
  }

  @AfterAll
  static void stop() {
    ims.stop(0);
  }

  /** Native executables leave OpenSSL out. */
  @Test
  void itCallsAnImsThatItTrusts() throws Exception {
    callsAnImsThatItTrusts(Artifact.built().isNative() ? TlsEngine.JDK : TlsEngine.available());
  }

  @Test
  void itDoesSoWithoutOpenSsl() throws Exception {
    callsAnImsThatItTrusts(TlsEngine.JDK, "-Dio.netty.handler.ssl.noOpenSsl=true");
  }

  private void callsAnImsThatItTrusts(TlsEngine engine, String... options) throws Exception {
    try (PackagedServer server = start("localhost", certificate, options)) {
      Http.Reply reply = generate(server);

      assertThat(reply.code()).as(reply.toString()).isEqualTo(200);
      assertThat(reply.text("ai_agent_instance_id")).isEqualTo("i1");
      assertThat(server.log()).contains("encrypted by " + engine);
      assertThat(server.log().contains(".ReferenceCountedOpenSslEngine$DefaultOpenSslSession "))
          .as("the engine that was really made (on the JVM, which tells the classes it loads)")
          .isEqualTo(engine == TlsEngine.OPENSSL);
    }
  }

  @Test
  void anotherHostsCertificateGetsNoRequest() throws Exception {
    try (PackagedServer server = start("127.0.0.1", certificate)) {
      refuses(server);
      server.awaitLogged("cannot be reached: TLS failed: ");
    }
  }

  @Test
  void aCertificateThatNobodyVouchesForGetsNoRequest() throws Exception {
    try (PackagedServer server = start("localhost", Certificate.in(directory))) {
      refuses(server);
      server.awaitLogged("cannot be reached: TLS failed: ");
    }
  }

  @Test
  void aNameThatCannotBeResolvedIsTold() throws Exception {
    try (PackagedServer server = start("ims.invalid", certificate)) {
      refuses(server);
      server.awaitLogged("IMS in cn-shanghai (ims.invalid) cannot be reached: its name cannot be");
    }
  }

  private static void refuses(PackagedServer server) {
    int before = CALLS.get();

    Http.Reply reply = generate(server);

    assertThat(reply.text("error_code")).as(reply.toString()).isEqualTo("ImsUnavailable");
    assertThat(CALLS).hasValue(before);
  }

  private PackagedServer start(String host, Certificate trusted, String... more)
      throws IOException {
    List<String> options = new ArrayList<>(List.of(more));
    if (!Artifact.built().isNative()) {
      options.add("-Xlog:class+load");
    }
    options.add("-Djavax.net.ssl.trustStore=" + trusted.trustStore());
    options.add("-Djavax.net.ssl.trustStorePassword=" + Certificate.PASSWORD);
    return PackagedServer.start(
            directory,
            Map.of(
                "APPSERVER_ACCESS_MODE", "none",
                "APPSERVER_IMS_ENDPOINT", "https://" + host + ":" + ims.getAddress().getPort(),
                "APPSERVER_AGENTS_VOICE_CHAT", "agent-1",
                "APPSERVER_RTC_APP_ID", "app",
                "APPSERVER_RTC_APP_KEY", "app-key",
                "ALIBABA_CLOUD_ACCESS_KEY_ID", "id",
                "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "secret"),
            options)
        .awaitOpen();
  }

  private static Http.Reply generate(PackagedServer server) {
    return Http.post(
        server.url("generateAIAgentCall"),
        Json.object("user_id", "u1", "workflow_type", "VoiceChat").toString());
  }

  private static void answer(HttpExchange context) throws IOException {
    CALLS.incrementAndGet();
    byte[] answer = ANSWER.getBytes(UTF_8);
    context.getResponseHeaders().add("Content-Type", "application/json");
    context.sendResponseHeaders(200, answer.length);
    try (OutputStream body = context.getResponseBody()) {
      body.write(answer);
    }
  }

  private static SSLContext identity(Certificate certificate) throws Exception {
    char[] password = Certificate.PASSWORD.toCharArray();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(certificate.keyStore())) {
      keys.load(file, password);
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
