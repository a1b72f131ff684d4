package io.aui.appserver.lan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A self-signed certificate for development, made by the JDK's own {@code keytool}. It is kept, so
 * that a device accepts it once.
 *
 * @param keyStore in PKCS12, with {@link #PASSWORD}
 */
record LanCertificate(Path keyStore) {
  /** It protects nothing: the key is on the developer's own disk. */
  static final String PASSWORD = "development";

  private static final Path DIRECTORY = Path.of("target", "lan");
  private static final int SECONDS = 30;

  /** A certificate for localhost and these addresses; made unless there is one. */
  static LanCertificate of(List<String> addresses) {
    return in(DIRECTORY.toAbsolutePath(), addresses);
  }

  static LanCertificate in(Path directory, List<String> addresses) {
    Path file = directory.resolve(String.join("_", addresses) + ".p12");
    if (!Files.exists(file)) {
      make(file, addresses);
    }
    return new LanCertificate(file);
  }

  private static void make(Path file, List<String> addresses) {
    StringBuilder names = new StringBuilder("san=dns:localhost,ip:127.0.0.1");
    addresses.forEach(address -> names.append(",ip:").append(address));
    try {
      Files.createDirectories(file.getParent());
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "lan",
                  "-keyalg",
                  "EC",
                  "-groupname",
                  "secp256r1",
                  "-validity",
                  "365",
                  "-dname",
                  "CN=AUI AppServer in development",
                  "-ext",
                  names.toString(),
                  "-storetype",
                  "PKCS12",
                  "-storepass",
                  PASSWORD,
                  "-keystore",
                  file.toString())
              .redirectErrorStream(true)
              .start();
      String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!keytool.waitFor(SECONDS, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
        throw new IllegalStateException("keytool makes no certificate for -Dlan: " + output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a certificate was made", e);
    }
  }
}
