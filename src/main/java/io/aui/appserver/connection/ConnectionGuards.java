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
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/**
 * Installs a {@link ConnectionGuard} on every connection to the API's port. The framework has no
 * hook between accepting a connection and its first complete request, so this uses a Netty handler
 * on the listening channel. Connections accepted before that handler was installed are found and
 * guarded, too.
 */
@ApplicationScoped
@SuppressWarnings(
    "FutureReturnValueIgnored") // failures of a connection are reported through its pipeline
class ConnectionGuards {
  private final Connections connections;
  private final VertxInternal vertx;
  private final HttpServer server;

  ConnectionGuards(Connections connections, Vertx vertx, HttpServer server) {
    this.connections = connections;
    this.vertx = (VertxInternal) vertx;
    this.server = server;
  }

  void onStart(@ObservesAsync HttpServerStart start) {
    guard(server.getPort(), start.options());
  }

  void onSecureStart(@ObservesAsync HttpsServerStart start) {
    guard(server.getSecurePort(), start.options());
  }

  private void guard(int port, HttpServerOptions options) {
    forEachChannel(
        vertx.getAcceptorEventLoopGroup(),
        channel -> {
          if (channel instanceof ServerChannel
              && channel.localAddress() instanceof InetSocketAddress address
              && address.getPort() == port) {
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
