package io.aui.appserver.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.sandbox.actions.Operations;
import io.aui.appserver.sandbox.callbacks.Callbacks;
import io.aui.appserver.sandbox.faults.Fault;
import io.aui.appserver.sandbox.faults.FaultJson;
import io.aui.appserver.sandbox.faults.Faults;
import io.aui.appserver.sandbox.gateway.RequestValidator;
import io.aui.appserver.sandbox.protocol.Json;
import io.aui.appserver.sandbox.state.AccessKeys;
import io.aui.appserver.sandbox.state.AccountState;
import io.aui.appserver.sandbox.state.Dialogues;
import io.aui.appserver.sandbox.state.Instances;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;

/**
 * An emulator of IMS and STS on a loopback port. It needs no CDI container: a test creates one,
 * starts it, points a client at {@link #base()}, and then reads {@link #calls()}. {@link #start()}
 * and {@link #close()} block, so they must not run on an event loop. All other methods are safe to
 * call from any thread.
 */
public final class Emulator implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  // A request body of 64 KiB may become a query of three times that length.
  private static final int LONGEST_REQUEST_LINE = 262_144;
  private static final int LONGEST_HEADERS = 32_768;

  private final EmulatorOptions options;
  private final Faults faults = new Faults();
  private final CallLog calls = new CallLog();
  private AccountState account;
  private DevLogin login;
  private Vertx vertx;
  private HttpServer server;

  /** Creates an emulator that does not listen yet. */
  public Emulator(EmulatorOptions options) {
    this.options = options;
  }

  /** Creates an emulator, starts it, and returns when it listens. */
  public static Emulator started(EmulatorOptions options) {
    Emulator emulator = new Emulator(options);
    emulator.start();
    return emulator;
  }

  /**
   * Opens the port. The state of the account starts empty, unless another emulator's is given;
   * recorded calls and queued faults are kept.
   *
   * @throws IllegalStateException if the port is in use
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

  /**
   * What another emulator needs to go on as this one, which is closed: instances, dialogues, faults
   * and the key of login tokens, as JSON. Callbacks that wait are not part of it.
   */
  String saved() {
    ObjectNode saved = Json.object();
    saved.set("instances", account.instances().saved());
    saved.set("dialogues", account.dialogues().saved());
    ArrayNode left = saved.putArray("faults");
    faults.all().forEach(fault -> left.add(FaultJson.write(fault)));
    return saved.put("login", login.saved()).toString();
  }

  private void restore(String text) {
    ObjectNode saved = Json.readObject(text).orElseThrow();
    account.instances().restore(saved.path("instances"));
    account.dialogues().restore(saved.path("dialogues"));
    saved
        .path("faults")
        .forEach(fault -> faults.add(FaultJson.read(fault.toString(), all -> true)));
    if (saved.path("login").isTextual()) {
      login.restore(saved.path("login").textValue());
    }
  }

  /** The port that it listens on. */
  public int port() {
    return server.actualPort();
  }

  /** The base URL for clients, ending in a slash. */
  public URI base() {
    return URI.create("http://" + LOOPBACK + ":" + port() + "/");
  }

  /** The latest 10,000 calls, oldest first, including refused ones. */
  public List<ReceivedCall> calls() {
    return List.copyOf(calls.all().values());
  }

  /** The latest calls of one operation. */
  public List<ReceivedCall> calls(String action) {
    return calls().stream().filter(call -> call.action().equals(action)).toList();
  }

  /** Forgets the calls seen so far. */
  public void clearCalls() {
    calls.clear();
  }

  /** Adds a fault at the end of the queue. */
  public void add(Fault fault) {
    faults.add(fault);
  }

  /** Drops all faults. */
  public void clearFaults() {
    faults.clear();
  }

  private HttpServer server(Vertx on) {
    AccessKeys keys = new AccessKeys(options.credentials);
    Callbacks callbacks = new Callbacks(on, options.clock, options.callbacks);
    account =
        new AccountState(
            options.clock,
            keys,
            Collections.unmodifiableSortedSet(new TreeSet<>(options.agents)),
            options.rtc,
            options.configCheck,
            new Instances(options.unknownInstance, options.finishedInstance, callbacks),
            new Dialogues());
    login = new DevLogin(options.clock);
    options.saved.ifPresent(this::restore);
    Operations operations = new Operations(account, options.roleKeys, options.finishedMayBeStopped);
    RequestHandler handler =
        new RequestHandler(
            new RequestValidator(operations, keys, options.clock),
            new ControlEndpoint(
                faults,
                calls,
                operations.names(),
                new ClientActions(account),
                callbacks,
                login,
                account.agents()),
            new MetadataService(account, options.roleKeys),
            faults,
            calls,
            new EmulatorResponseWriter(on, options.clock));
    return on.createHttpServer(
            new HttpServerOptions()
                .setMaxInitialLineLength(LONGEST_REQUEST_LINE)
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setHttp2ClearTextEnabled(false))
        .requestHandler(handler::handle);
  }

  /**
   * A Vert.x instance of its own. On the application's instance, port 0 makes the start fail while
   * metrics are on, and a stalled emulator would stall the server. With one event loop the state
   * needs no locks.
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
