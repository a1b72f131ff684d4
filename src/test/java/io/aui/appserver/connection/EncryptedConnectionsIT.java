package io.aui.appserver.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.testing.Certificate;
import io.aui.appserver.testing.FreePort;
import io.aui.appserver.testing.PackagedServer;
import io.aui.appserver.testing.RawConnection;
import java.io.InputStream;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that the server itself decrypts are guarded as the others are. */
class EncryptedConnectionsIT {
  private static final String GET = "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n";

  @TempDir Path directory;

  @Test
  void anEncryptedConnectionHasItsGuard() throws Exception {
    Certificate certificate = Certificate.in(directory);
    int port = FreePort.next();
    Map<String, String> settings =
        Map.of(
            "APPSERVER_ACCESS_MODE",
            "none",
            "APPSERVER_SANDBOX_ENABLED",
            "true",
            "APPSERVER_CONNECTIONS_REQUEST_TIMEOUT",
            "1s",
            "QUARKUS_HTTP_SSL_PORT",
            Integer.toString(port),
            "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_FILE",
            certificate.keyStore().toString(),
            "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_PASSWORD",
            Certificate.PASSWORD);
    SSLContext trusting = trusting(certificate.trustStore());
    try (PackagedServer server = PackagedServer.start(directory, settings, List.of())) {
      server.awaitOpen();
      String last = GET.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
      Awaitility.await()
          .ignoreException(ConnectException.class)
          .until(() -> exchange(trusting, port, last).startsWith("HTTP/1.1 404 "));
      assertThat(exchange(trusting, port, "\0" + GET))
          .startsWith("HTTP/1.1 400 ")
          .contains("\"error_code\":\"InvalidParameter\"");
      assertThat(exchange(trusting, port, "GET /nothing HTTP/1.1\r\nX: "))
          .startsWith("HTTP/1.1 408 ");
      assertThat(exchange(trusting, port, GET.repeat(500)).split("HTTP/1.1 404", -1))
          .hasSizeLessThan(20);
    }
  }

  private static String exchange(SSLContext context, int port, String sent) throws Exception {
    try (RawConnection connection =
        RawConnection.over(context.getSocketFactory().createSocket("localhost", port))) {
      connection.isClosedWhileSending(sent, 1);
      return connection.readToEnd();
    }
  }

  private static SSLContext trusting(Path trustStore) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(trustStore)) {
      store.load(in, Certificate.PASSWORD.toCharArray());
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }
}
