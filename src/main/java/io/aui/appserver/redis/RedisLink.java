package io.aui.appserver.redis;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.impl.ContextInternal;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * A connection to Redis: being opened, open, or dropped. A dropped one is given back to the
 * client's pool once its last command is replied to or failed, since the next user would wait
 * behind it.
 */
final class RedisLink {
  private static final Logger LOG = Logger.getLogger(RedisLink.class);

  private final Promise<RedisConnection> opened = Promise.promise();
  private final Duration timeout;
  private final Consumer<RedisLink> onDropped;
  private RedisConnection connection;
  private int waiting;
  private boolean dropped;

  /** A failure of this server, not of Redis: too many commands wait already. */
  static final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BusyException() {
      super("too many commands wait for replies", null, false, false);
    }
  }

  /** Creates a link that is not opened yet. */
  RedisLink(Duration timeout, Consumer<RedisLink> onDropped) {
    this.timeout = timeout;
    this.onDropped = onDropped;
  }

  void open(Redis client) {
    client
        .connect()
        .onComplete(
            ready -> {
              ready.exceptionHandler(failure -> drop());
              ready.endHandler(ended -> drop());
              LOG.info("Connected to Redis");
              use(ready);
              opened.complete(ready);
            },
            failure -> {
              drop();
              opened.fail(failure);
            });
  }

  /** Sends commands and returns the last reply on the caller's context, or fails in time. */
  Future<Response> exchange(
      ContextInternal caller, Function<RedisConnection, Future<Response>> commands) {
    RedisConnection ready;
    synchronized (this) {
      if (waiting >= RedisCommands.MAX_WAITING) {
        return caller.failedFuture(new BusyException());
      }
      waiting++;
      ready = connection;
    }
    Future<Response> reply;
    if (ready != null) {
      reply = commands.apply(ready);
    } else {
      Promise<RedisConnection> later = caller.promise();
      opened.future().onComplete(later);
      reply = later.future().compose(late -> isDropped() ? failed() : commands.apply(late));
    }
    return reply.onComplete(done -> release()).timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** No new commands use this connection. */
  void drop() {
    synchronized (this) {
      dropped = true;
    }
    onDropped.accept(this);
    closeIfUnused();
  }

  private synchronized void use(RedisConnection ready) {
    connection = ready;
  }

  private synchronized boolean isDropped() {
    return dropped;
  }

  private static Future<Response> failed() {
    return Future.failedFuture("the connection was opened too late");
  }

  private void release() {
    synchronized (this) {
      waiting--;
    }
    closeIfUnused();
  }

  private void closeIfUnused() {
    RedisConnection unused;
    synchronized (this) {
      if (!dropped || waiting > 0) {
        return;
      }
      unused = connection;
      connection = null;
    }
    if (unused != null) {
      unused.close().onFailure(failure -> LOG.debug("The connection was closed already", failure));
    }
  }
}
