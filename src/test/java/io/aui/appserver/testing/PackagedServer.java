package io.aui.appserver.testing;

import java.io.IOException;
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
 * The packaged server, jar or native executable, in a process of its own, as its image starts it:
 * with the image's own options, the settings that are given here and no others. Closing asks it to
 * stop, and fails the test where it does not.
 */
public final class PackagedServer implements AutoCloseable {
  private static final List<String> SETTINGS =
      List.of("APPSERVER_", "ALIBABA_CLOUD_", "MP_JWT_", "QUARKUS_");

  private final Process process;
  private final int port;
  private final int managementPort;
  private final Path log;

  private PackagedServer(Process process, int port, int managementPort, Path log) {
    this.process = process;
    this.port = port;
    this.managementPort = managementPort;
    this.log = log;
  }

  /**
   * Starts it without waiting.
   *
   * @param directory where it runs and logs to
   * @param settings by their environment names; unless set here, ports are free ones, and nothing
   *     delays the end
   * @param options after the image's own
   */
  public static PackagedServer start(
      Path directory, Map<String, String> settings, List<String> options) throws IOException {
    ProcessBuilder builder = process(directory, options, List.of());
    Map<String, String> environment = builder.environment();
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(FreePort.next()));
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(FreePort.next()));
    environment.put("QUARKUS_SHUTDOWN_DELAY", "0s");
    environment.put("APPSERVER_LIMITS_RECONCILE_INTERVAL", "1h");
    environment.put("APPSERVER_IMS_MAX_TRIES", "1");
    environment.put("APPSERVER_IMS_BREAKER_FAILURES", "20");
    environment.putAll(settings);
    Path log = directory.resolve("log");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new PackagedServer(
        builder.start(),
        Integer.parseInt(environment.get("QUARKUS_HTTP_PORT")),
        Integer.parseInt(environment.get("QUARKUS_MANAGEMENT_PORT")),
        log);
  }

  /** What a command that ended has written to its output, without what it has logged. */
  public record Finished(int exitValue, String output) {}

  /**
   * Runs a command of the packaged server to its end.
   *
   * @param settings by their environment names; no others are set
   */
  public static Finished run(Path directory, Map<String, String> settings, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = process(directory, List.of(), List.of(arguments));
    builder.environment().putAll(settings);
    Path output = directory.resolve("output");
    builder.redirectOutput(output.toFile()).redirectError(directory.resolve("errors").toFile());
    Process process = builder.start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still runs: " + Files.readString(output));
    }
    return new Finished(process.exitValue(), Files.readString(output));
  }

  private static ProcessBuilder process(
      Path directory, List<String> options, List<String> arguments) throws IOException {
    Artifact artifact = Artifact.built();
    Image image = Image.of(artifact);
    List<String> all = new ArrayList<>(image.options());
    all.addAll(options);
    List<String> command = new ArrayList<>(artifact.command(all));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> SETTINGS.stream().anyMatch(name::startsWith));
    environment.putAll(image.environment());
    return builder;
  }

  /** Waits until it takes calls, on both ports. */
  public PackagedServer awaitOpen() {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::isOpen);
    return this;
  }

  /** Where it serves an operation of version 2. */
  public String url(String operation) {
    return url("v2", operation);
  }

  /** Where it serves an operation. */
  public String url(String version, String operation) {
    return "http://localhost:" + port + "/api/" + version + "/aiagent/" + operation;
  }

  /** The port that apps call. */
  public int port() {
    return port;
  }

  /** The port of health and metrics. */
  public int managementPort() {
    return managementPort;
  }

  /** Whether it has not ended. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** All that it has written so far. */
  public String log() throws IOException {
    return Files.readString(log);
  }

  /** Waits until it has written a text: lines are written a moment after the response. */
  public void awaitLogged(String text) {
    Awaitility.await()
        .alias("logged: " + text)
        .atMost(Duration.ofSeconds(20))
        .until(() -> log().contains(text));
  }

  /** Whether it is ready, as the platform sees it. */
  public boolean isReady() {
    return isReady(managementPort);
  }

  static boolean isReady(int managementPort) {
    try {
      return Http.get("http://localhost:" + managementPort + "/q/health/ready").status() == 200;
    } catch (AssertionError e) {
      return false;
    }
  }

  /** Asks it to stop (SIGTERM), without waiting. */
  public void stop() {
    process.destroy();
  }

  /** Ends it as {@code kill -9} does, and waits for that. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Waits until it has ended. */
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
    // The management port opens after the other one.
    try (Socket calls = new Socket("localhost", port);
        Socket management = new Socket("localhost", managementPort)) {
      return calls.isConnected() && management.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
