package io.aui.appserver.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import redis.embedded.core.ExecutableProvider;

/** A Redis server in a process of its own, which ends with the tests at the latest. */
public final class RedisServer {
  private static final String PROPERTY = "test.redis";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final int port;
  private final File executable;
  private ProcessHandle process;

  private RedisServer(int port, File executable) {
    this.port = port;
    this.executable = executable;
  }

  /** The one that {@link RedisResource} has started for the server under test. */
  public static RedisServer ofServerUnderTest() {
    String[] address = System.getProperty(PROPERTY).split(":", 2);
    RedisServer server = new RedisServer(Integer.parseInt(address[0]), null);
    server.process = ProcessHandle.of(Long.parseLong(address[1])).orElseThrow();
    return server;
  }

  /** Makes it the one of the server under test. */
  void publish() {
    System.setProperty(PROPERTY, port + ":" + process.pid());
  }

  /** The one that all tests share; a test empties it first. */
  public static RedisServer shared() {
    return Shared.SERVER;
  }

  /** A new one, for tests that stop it. */
  public static RedisServer start() {
    try {
      RedisServer server =
          new RedisServer(FreePort.next(), ExecutableProvider.newJarResourceProvider().get());
      server.launch();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  /** Starts it again, empty, after {@link #kill}. */
  public void launch() {
    try {
      process =
          new ProcessBuilder(
                  executable.getPath(),
                  "--port",
                  Integer.toString(port),
                  "--bind",
                  "127.0.0.1",
                  "--save",
                  "",
                  "--appendonly",
                  "no")
              .directory(executable.getParentFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .toHandle();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ProcessHandle started = process;
    Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> command("PING").equals("+PONG"));
  }

  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** It keeps its connections but does nothing, until {@link #thaw}. */
  public void freeze() {
    signal("STOP");
  }

  public void thaw() {
    signal("CONT");
  }

  public void flush() {
    command("FLUSHALL");
  }

  /** The number that {@code INFO} shows under that name. */
  public long info(String section, String name) {
    return command("INFO " + section)
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1).strip()))
        .findFirst()
        .orElseThrow();
  }

  /** How long each key has to live; a key that does not expire has a negative time. */
  public Map<String, Duration> lifetimes() {
    return command("KEYS *")
        .lines()
        .filter(line -> line.startsWith("{"))
        .collect(
            Collectors.toMap(
                key -> key,
                key -> Duration.ofMillis(Long.parseLong(command("PTTL " + key).substring(1)))));
  }

  /** Sends one command without blanks in its arguments; returns the reply as Redis sends it. */
  public String command(String line) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write((line + "\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
      BufferedReader replies =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      String all = String.join("\n", replies.lines().toList());
      return all.substring(0, all.lastIndexOf('\n'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
          .inheritIO()
          .start()
          .onExit()
          .join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Shared {
    private static final RedisServer SERVER = RedisServer.start();
  }
}
