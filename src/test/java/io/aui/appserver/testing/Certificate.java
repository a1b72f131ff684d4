package io.aui.appserver.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A self-signed certificate that names {@code localhost} and nothing else. */
public record Certificate(Path keyStore, Path trustStore) {
  /** Opens both stores, which are of the type PKCS 12. */
  public static final String PASSWORD = "changeit";

  private static final String KEYTOOL =
      Path.of(System.getProperty("java.home"), "bin", "keytool").toString();

  /** Makes one with the JDK's own tool, for there is no public class that could. */
  public static Certificate in(Path directory) throws IOException, InterruptedException {
    Path keyStore = directory.resolve("key.p12");
    Path trustStore = directory.resolve("trust.p12");
    Path certificate = directory.resolve("localhost.cer");
    keytool(
        keyStore,
        ("-genkeypair -alias localhost -keyalg RSA -validity 2 -dname CN=localhost"
                + " -ext san=dns:localhost")
            .split(" "));
    keytool(keyStore, "-exportcert", "-alias", "localhost", "-file", certificate.toString());
    keytool(
        trustStore, "-importcert", "-noprompt", "-alias", "ca", "-file", certificate.toString());
    return new Certificate(keyStore, trustStore);
  }

  private static void keytool(Path store, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(KEYTOOL));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(output);
    }
  }
}
