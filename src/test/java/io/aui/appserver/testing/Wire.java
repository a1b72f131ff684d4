package io.aui.appserver.testing;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.concurrent.atomic.AtomicReference;

/** Passes bytes between the server under test and IMS, and keeps what went to IMS. */
final class Wire {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int KEPT_BYTES = 1 << 20;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final NetClient client = vertx.createNetClient();
  private final int target;
  private final int port;
  private final AtomicReference<Buffer> sent = new AtomicReference<>(Buffer.buffer());
  private volatile NetServer server;

  Wire(int target) {
    this.target = target;
    this.port = listen(0);
  }

  int port() {
    return port;
  }

  /** From now on nobody listens, until {@link #up()}. */
  void down() {
    server.close().toCompletionStage().toCompletableFuture().join();
  }

  void up() {
    listen(port);
  }

  byte[] sent() {
    return sent.get().getBytes();
  }

  void forget() {
    sent.set(Buffer.buffer());
  }

  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private int listen(int wanted) {
    server = vertx.createNetServer().connectHandler(this::connected);
    return server
        .listen(wanted, LOOPBACK)
        .toCompletionStage()
        .toCompletableFuture()
        .join()
        .actualPort();
  }

  private void connected(NetSocket from) {
    from.pause();
    client
        .connect(target, LOOPBACK)
        .onSuccess(
            to -> {
              from.handler(
                  bytes -> {
                    sent.updateAndGet(
                        known ->
                            known.length() > KEPT_BYTES ? known : known.copy().appendBuffer(bytes));
                    to.write(bytes);
                  });
              to.handler(from::write);
              from.closeHandler(closed -> to.close());
              to.closeHandler(closed -> from.close());
              from.resume();
            })
        .onFailure(refused -> from.close());
  }
}
