package io.aui.appserver.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The packaged server as its own process, with the sandbox on, on free ports. */
final class PackagedServer implements AutoCloseable {
  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final Duration START = Duration.ofMinutes(2);

  private final int port = freePort();
  private final Path log = Path.of("target", "browser", "server-" + port + ".log");
  private final int managementPort = freePort();
  private final Sandbox sandbox = new Sandbox(freePort());
  private final Process process;

  /** Returns when it is ready. */
  PackagedServer(Map<String, String> settings) {
    assertThat(JAR).as("made by ./mvnw package").exists();
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-jar",
                JAR.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.matches("(APPSERVER|QUARKUS|ALIBABA_CLOUD)_.*"));
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
    environment.put("APPSERVER_SANDBOX_ENABLED", "true");
    environment.put("APPSERVER_SANDBOX_PORT", Integer.toString(sandbox.port()));
    environment.putAll(settings);
    process = start(builder);
    try {
      await().atMost(START).until(this::isReady);
    } catch (RuntimeException e) {
      process.destroyForcibly();
      throw new IllegalStateException("The server did not get ready, see " + log, e);
    }
  }

  String base() {
    return "http://127.0.0.1:" + port;
  }

  Sandbox sandbox() {
    return sandbox;
  }

  @Override
  public void close() {
    process.destroy();
    CompletableFuture<Process> ended =
        process.onExit().completeOnTimeout(null, 30, TimeUnit.SECONDS);
    if (ended.join() == null) {
      process.destroyForcibly();
    }
  }

  private static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isReady() {
    if (!process.isAlive()) {
      throw new IllegalStateException("ended with " + process.exitValue());
    }
    URI probe = URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready");
    return Http.status(probe) == 200;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
