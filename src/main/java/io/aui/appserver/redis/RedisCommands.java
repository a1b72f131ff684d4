package io.aui.appserver.redis;

import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.tracing.ClientSpans;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The only door to Redis. All commands go over one connection without waiting for each other's
 * replies; it is opened by the first command and again after a failure. A command that is not
 * replied to within {@link StateConfig#timeout()}, connecting included, fails with {@link
 * ErrorCode#STATE_UNAVAILABLE}, as does any that Redis refuses; Redis may still execute it later.
 * Results arrive on the caller's Vert.x context.
 */
public final class RedisCommands {
  /** Most commands that wait for a connection or a reply at a time. */
  static final int MAX_WAITING = 1024;

  private static final Logger LOG = Logger.getLogger(RedisCommands.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Vertx vertx;
  private final ClientSpans spans;
  private final Supplier<Redis> client;
  private final Duration timeout;
  private final RedisKeys keys;
  private final Counter roundTrips;
  private final AtomicLong nextWarning = new AtomicLong(System.nanoTime());
  private RedisLink link;

  /**
   * Creates the door without opening a connection.
   *
   * @param client is asked for the client at the first command
   * @param prefix as in {@link StateConfig#prefix()}
   * @param timeout how long a command may take, connecting included
   */
  RedisCommands(
      Vertx vertx,
      Supplier<Redis> client,
      String prefix,
      Duration timeout,
      MeterRegistry meters,
      ClientSpans spans) {
    this.vertx = vertx;
    this.spans = spans;
    this.client = client;
    this.timeout = timeout;
    this.keys = new RedisKeys(prefix);
    this.roundTrips =
        Counter.builder("appserver.state.round_trips")
            .description("Commands sent to Redis")
            .register(meters);
  }

  /** Runs a script as one step; it is sent whole only if Redis does not know it yet. */
  public Uni<Response> run(RedisScript script, List<String> arguments) {
    return reply(
        Command.EVALSHA,
        current ->
            send(current, evaluation(Command.EVALSHA, script.sha(), arguments))
                .recover(
                    failure ->
                        failure instanceof ErrorType refusal && refusal.is("NOSCRIPT")
                            ? send(current, evaluation(Command.EVAL, script.text(), arguments))
                            : Future.failedFuture(failure)));
  }

  /**
   * Sends a command about one key.
   *
   * @param key the key's name without what all names start with
   */
  public Uni<Response> send(Command command, String key, String... arguments) {
    Request request = Request.cmd(command).arg(keys.of(key));
    for (String argument : arguments) {
      request.arg(argument);
    }
    return reply(command, current -> send(current, request));
  }

  private Request evaluation(Command command, String script, List<String> arguments) {
    Request request = Request.cmd(command).arg(script).arg(1).arg(keys.space());
    arguments.forEach(request::arg);
    return request;
  }

  private Future<Response> send(RedisConnection connection, Request request) {
    roundTrips.increment();
    return connection.send(request);
  }

  private Uni<Response> reply(
      Command command, Function<RedisConnection, Future<Response>> exchange) {
    return spans.around(new RedisSpan(command), reply(exchange));
  }

  private Uni<Response> reply(Function<RedisConnection, Future<Response>> exchange) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              RedisLink used = link();
              used.exchange((ContextInternal) vertx.getOrCreateContext(), exchange)
                  .onComplete(
                      emitter::complete, failure -> emitter.fail(unavailable(used, failure)));
            });
  }

  private synchronized RedisLink link() {
    if (link == null) {
      RedisLink opening = new RedisLink(timeout, this::forget);
      link = opening;
      opening.open(client.get());
    }
    return link;
  }

  private synchronized void forget(RedisLink ended) {
    if (link == ended) {
      link = null;
    }
  }

  private ApiException unavailable(RedisLink used, Throwable failure) {
    if (!(failure instanceof ErrorType || failure instanceof RedisLink.BusyException)) {
      used.drop();
    }
    long now = System.nanoTime();
    long next = nextWarning.get();
    if (now - next >= 0 && nextWarning.compareAndSet(next, now + QUIET_NANOS)) {
      LOG.warnf(
          "Redis cannot be used (%s); operations that need the shared state are answered with"
              + " StateUnavailable",
          failure);
    }
    return ApiException.retryable(
        ErrorCode.STATE_UNAVAILABLE,
        "the state that this server shares with its replicas cannot be reached; try again",
        RETRY_AFTER);
  }
}
