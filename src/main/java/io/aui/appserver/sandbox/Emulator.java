package io.aui.appserver.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;

/**
 * An IMS (and STS) on a loopback port. It needs no container: tests make one, start it, point a
 * client at {@link #base()} and afterwards look at {@link #calls()}. Starting and stopping wait, so
 * they must not be done on an event loop; everything else is safe from any thread.
 */
public final class Emulator implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  // A request body of 64 KiB may become a query of three times that length.
  private static final int LONGEST_REQUEST_LINE = 262_144;
  private static final int LONGEST_HEADERS = 32_768;

  private final EmulatorOptions options;
  private final Faults faults = new Faults();
  private final CallLog calls = new CallLog();
  private Vertx vertx;
  private HttpServer server;

  /** An emulator that does not listen yet. */
  public Emulator(EmulatorOptions options) {
    this.options = options;
  }

  /** Starts one with a fresh state, and returns when it listens. */
  public static Emulator started(EmulatorOptions options) {
    Emulator emulator = new Emulator(options);
    emulator.start();
    return emulator;
  }

  /**
   * Opens the port; what an earlier run knew of instances is forgotten.
   *
   * @throws IllegalStateException where the port is taken
   */
  public void start() {
    vertx = ownVertx();
    try {
      server = wait(server(vertx).listen(options.port, LOOPBACK));
    } catch (IllegalStateException e) {
      close();
      throw new IllegalStateException("the sandbox cannot listen on port " + options.port, e);
    }
  }

  /** Closes the port and every connection. */
  @Override
  public void close() {
    if (vertx != null) {
      wait(vertx.close());
      vertx = null;
    }
  }

  /** The port it listens on. */
  public int port() {
    return server.actualPort();
  }

  /** Where clients find it, ending in a slash. */
  public URI base() {
    return URI.create("http://" + LOOPBACK + ":" + port() + "/");
  }

  /** The latest calls, oldest first, the refused ones among them; at most 10,000. */
  public List<ReceivedCall> calls() {
    return calls.all();
  }

  /** The latest calls of one operation. */
  public List<ReceivedCall> calls(String action) {
    return calls().stream().filter(call -> call.action().equals(action)).toList();
  }

  /** Forgets the calls seen so far. */
  public void clearCalls() {
    calls.clear();
  }

  /** Queues a fault behind those that are there. */
  public void add(Fault fault) {
    faults.add(fault);
  }

  /** Drops all faults. */
  public void clearFaults() {
    faults.clear();
  }

  private HttpServer server(Vertx on) {
    AccessKeys keys = new AccessKeys(options.credentials);
    AccountState world =
        new AccountState(
            options.clock,
            keys,
            Set.copyOf(options.agents),
            options.rtc,
            options.configCheck,
            new Instances(options.unknownInstance, options.finishedInstance),
            new Dialogues());
    Operations operations = new Operations(world, options.finishedMayBeStopped);
    RequestHandler handler =
        new RequestHandler(
            new Gateway(operations, keys, options.clock),
            new ControlEndpoint(faults, calls, operations.names()),
            faults,
            calls,
            new EmulatorResponse(on));
    return on.createHttpServer(
            new HttpServerOptions()
                .setMaxInitialLineLength(LONGEST_REQUEST_LINE)
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setHttp2ClearTextEnabled(false))
        .requestHandler(handler::handle);
  }

  /**
   * A Vert.x apart from the application's: port 0 there stops the start while metrics are on, and a
   * stalled emulator must not stall the service. One event loop keeps the state free of locks.
   */
  private static Vertx ownVertx() {
    return Vertx.vertx(
        new VertxOptions()
            .setEventLoopPoolSize(1)
            .setWorkerPoolSize(1)
            .setInternalBlockingPoolSize(1)
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setClassPathResolvingEnabled(false)
                    .setFileCachingEnabled(false)));
  }

  private static <T> T wait(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
