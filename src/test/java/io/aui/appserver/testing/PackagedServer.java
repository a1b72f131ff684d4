package io.aui.appserver.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * The packaged server in a process of its own, as an operator starts it: with the settings that are
 * given here and no others. Closing asks it to stop, and fails the test where it does not.
 */
public final class PackagedServer implements AutoCloseable {
  private static final Path JAR =
      Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
  private static final List<String> SETTINGS = List.of("APPSERVER_", "ALIBABA_CLOUD_", "QUARKUS_");

  private final Process process;
  private final String port;
  private final Path log;

  private PackagedServer(Process process, String port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /**
   * Starts it without waiting.
   *
   * @param directory where it runs and logs to
   * @param settings by their environment names; ports are free ones unless set here
   * @param options for the JVM
   */
  public static PackagedServer start(
      Path directory, Map<String, String> settings, List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx192m");
    command.addAll(options);
    command.addAll(List.of("-jar", JAR.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> SETTINGS.stream().anyMatch(name::startsWith));
    environment.put("QUARKUS_HTTP_PORT", freePort());
    environment.put("QUARKUS_MANAGEMENT_PORT", freePort());
    environment.putAll(settings);
    Path log = directory.resolve("log");
    builder.directory(directory.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
    return new PackagedServer(builder.start(), environment.get("QUARKUS_HTTP_PORT"), log);
  }

  /** Waits until it takes calls. */
  public PackagedServer awaitOpen() {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::isOpen);
    return this;
  }

  /** Where it serves an operation of version 2. */
  public String url(String operation) {
    return "http://localhost:" + port + "/api/v2/aiagent/" + operation;
  }

  /** All that it has written so far. */
  public String log() throws IOException {
    return Files.readString(log);
  }

  /** Waits until it has ended by itself. */
  public int awaitExit() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("still runs");
    }
    return process.exitValue();
  }

  /** Kills it where it does not stop when asked to. */
  @Override
  public void close() {
    process.destroy();
    boolean stopped = false;
    try {
      stopped = process.waitFor(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
    if (!stopped) {
      throw new AssertionError("does not stop when asked to");
    }
  }

  private boolean isOpen() throws IOException {
    if (!process.isAlive()) {
      throw new AssertionError("ended by itself:\n" + log());
    }
    try (Socket connection = new Socket("localhost", Integer.parseInt(port))) {
      return connection.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static String freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return Integer.toString(socket.getLocalPort());
    }
  }
}
