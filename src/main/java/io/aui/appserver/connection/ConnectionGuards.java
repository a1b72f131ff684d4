package io.aui.appserver.connection;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Installs a {@link ConnectionGuard} on every connection to the API's port. The framework has no
 * hook between accepting a connection and its first complete request, so this uses a Netty handler
 * on the listening channel. Connections accepted before that handler was installed are found and
 * guarded, too.
 *
 * <p>When this server is told to end, the framework reports it as not ready at once, serves on for
 * {@code quarkus.shutdown.delay}, and then waits for open requests. From the beginning of the delay
 * responses close their connections; towards its end no connection is accepted any more, and idle
 * ones are closed. So no request arrives when the framework closes everything.
 */
@ApplicationScoped
@SuppressWarnings(
    "FutureReturnValueIgnored") // failures of a connection are reported through its pipeline
class ConnectionGuards {
  /** How long before the end of the delay the port is closed. */
  private static final Duration CLOSED_BEFORE_END = Duration.ofSeconds(1);

  private final Connections connections;
  private final VertxInternal vertx;
  private final HttpServer server;
  private final Optional<Duration> shutdownDelay;
  private final Set<Channel> listening = ConcurrentHashMap.newKeySet();

  ConnectionGuards(
      Connections connections,
      Vertx vertx,
      HttpServer server,
      @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> shutdownDelay) {
    this.connections = connections;
    this.vertx = (VertxInternal) vertx;
    this.server = server;
    this.shutdownDelay = shutdownDelay;
  }

  void onStart(@ObservesAsync HttpServerStart start) {
    guard(server.getPort(), start.options());
  }

  void onSecureStart(@ObservesAsync HttpsServerStart start) {
    guard(server.getSecurePort(), start.options());
  }

  void onShutdown(@Observes ShutdownDelayInitiatedEvent event) {
    long delay = shutdownDelay.orElse(Duration.ZERO).toMillis();
    if (delay > 0) {
      connections.closeAfterResponses();
      long closed = Math.max(1, delay - Math.min(delay / 2, CLOSED_BEFORE_END.toMillis()));
      vertx.setTimer(closed, timer -> close());
    }
  }

  private void close() {
    listening.forEach(Channel::close);
    connections.closeIdle();
  }

  private void guard(int port, HttpServerOptions options) {
    forEachChannel(
        vertx.getAcceptorEventLoopGroup(),
        channel -> {
          if (channel instanceof ServerChannel
              && channel.localAddress() instanceof InetSocketAddress address
              && address.getPort() == port) {
            listening.add(channel);
            channel.pipeline().addFirst(new ConnectionAdmission(options));
            guardAccepted(channel, options);
          }
        });
  }

  private void guardAccepted(Channel listening, HttpServerOptions options) {
    forEachChannel(
        vertx.getEventLoopGroup(),
        channel -> {
          if (channel.parent() == listening
              && channel.pipeline().get(ConnectionGuard.class) == null
              && channel.pipeline().get(GuardInstaller.class) == null) {
            if (connections.admit(channel)) {
              install(channel, options);
            } else {
              channel.close();
            }
          }
        });
  }

  private static void forEachChannel(EventLoopGroup group, Consumer<Channel> action) {
    for (EventExecutor executor : group) {
      if (executor instanceof SingleThreadEventLoop loop) {
        loop.execute(() -> loop.registeredChannelsIterator().forEachRemaining(action));
      }
    }
  }

  /** Replaces the decoder, so that heads are counted, and puts the guard before the server. */
  private void install(Channel channel, HttpServerOptions options) {
    if (channel.pipeline().get("httpDecoder") == null) {
      // Only HTTP/1.1 is guarded, so nothing else is allowed.
      channel.close();
      return;
    }
    RequestDecoder decoder = new RequestDecoder(options);
    channel.pipeline().replace("httpDecoder", "httpDecoder", decoder);
    channel.pipeline().addBefore("handler", "guard", new ConnectionGuard(connections, decoder));
  }

  /** Admits or closes each accepted connection before anything is set up for it. */
  @Sharable
  private final class ConnectionAdmission extends ChannelInboundHandlerAdapter {
    /** Most bytes read at once, so that a slow request keeps no larger buffer. */
    private static final int MAX_READ_BYTES = 16 << 10;

    private final HttpServerOptions options;

    ConnectionAdmission(HttpServerOptions options) {
      this.options = options;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
      Channel channel = (Channel) accepted;
      if (!connections.admit(channel)) {
        channel.unsafe().closeForcibly();
        return;
      }
      channel
          .config()
          .setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(64, 2_048, MAX_READ_BYTES));
      channel.pipeline().addLast(new GuardInstaller(options));
      context.fireChannelRead(accepted);
    }
  }

  /**
   * Installs the guard once the server has set up the connection: after the TLS handshake, if any.
   */
  private final class GuardInstaller extends ChannelInboundHandlerAdapter {
    private final HttpServerOptions options;

    GuardInstaller(HttpServerOptions options) {
      this.options = options;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      if (options.isSsl()) {
        context.pipeline().remove(this);
        context.pipeline().addBefore("handshaker", null, new GuardInstaller(options));
      } else {
        install(context.channel(), options);
        context.pipeline().remove(this);
      }
      context.fireChannelActive();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      context.fireUserEventTriggered(event);
      if (event instanceof SslHandshakeCompletionEvent done && done.isSuccess()) {
        install(context.channel(), options);
        context.pipeline().remove(this);
      }
    }
  }
}
