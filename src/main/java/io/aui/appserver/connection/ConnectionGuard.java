package io.aui.appserver.connection;

import io.aui.appserver.error.ResponseWriter;
import io.aui.appserver.error.StoredResponse;
import io.aui.appserver.http.UniqueId;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Enforces the limits of one connection, between the HTTP decoder and the server: how long requests
 * take to arrive, how many are sent ahead of their responses, and whether responses are read.
 * Invalid HTTP is refused here and never reaches the server. While this server ends, responses
 * close the connection. Must be called on the connection's event loop, except {@link #idleSince()},
 * {@link #makeRoom()} and {@link #closeWhenIdle()}.
 */
// Failures of a connection are reported through its pipeline.
@SuppressWarnings("FutureReturnValueIgnored")
final class ConnectionGuard extends ChannelDuplexHandler {
  /** The value of {@link #idleSince()} for a connection that is not idle. */
  static final long BUSY = Long.MAX_VALUE;

  /** Most requests that wait for their response or whose response has not been read. */
  private static final int MAX_OPEN_REQUESTS = 8;

  /**
   * Each part of a body costs the event loop the same, however short it is. This allows a body of
   * the largest size in parts of 64 bytes.
   */
  private static final int MAX_BODY_PARTS = 1_024;

  /** How long a refused client has to read the response. */
  private static final long LINGER_MILLIS = 2_000;

  /** How long a connection must be idle to be closed: its next request may be on its way. */
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private static final long NEVER = Long.MAX_VALUE;

  private final Connections connections;
  private final RequestDecoder decoder;
  private final long requestTimeoutNanos;
  private final long readTimeoutNanos;

  private ChannelHandlerContext context;
  private int unanswered;
  private int bodyParts;
  private int unsent;
  private boolean receiving;
  private boolean responding;
  private boolean lastResponse;
  private boolean closing;
  private boolean watched;
  private int chargedBytes;
  private long receivingSince = NEVER;
  private long unsentSince = NEVER;
  private volatile long idleSince;

  ConnectionGuard(Connections connections, RequestDecoder decoder) {
    this.connections = connections;
    this.decoder = decoder;
    this.requestTimeoutNanos = connections.config().requestTimeout().toNanos();
    this.readTimeoutNanos = connections.config().readTimeout().toNanos();
    this.idleSince = connections.nanos();
  }

  /** Since when the connection is idle, in {@link Connections#nanos()}; else {@link #BUSY}. */
  long idleSince() {
    return idleSince;
  }

  /** Closes an idle connection to make room for another one. Called from any thread. */
  void makeRoom() {
    idleSince = BUSY;
    context
        .executor()
        .execute(
            () -> {
              // A request that arrived meanwhile is served: only its connection could be idle.
              if (!receiving && unanswered == 0 && unsent == 0) {
                close(ClosingReason.IDLE);
              }
            });
  }

  /** Closes the connection once it is idle. Called from any thread. */
  void closeWhenIdle() {
    context.executor().execute(this::closeIfIdle);
  }

  private void closeIfIdle() {
    if (closing || receivingSince != NEVER || unanswered > 0 || unsent > 0) {
      // A response closes it, or the time-out of a request that does not arrive.
      return;
    }
    long missing = IDLE_NANOS - (connections.nanos() - idleSince);
    if (missing <= 0) {
      close(ClosingReason.SHUTDOWN);
    } else {
      context.executor().schedule(this::closeIfIdle, missing, TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
    connections.opened(this);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext removed) {
    closing = true;
    charge(0);
    connections.closed(this);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (closing
        || (lastResponse && message instanceof HttpRequest)
        || (message instanceof HttpRequest request && !begin(request))
        || (message instanceof HttpContent content && !isReadable(content))) {
      ReferenceCountUtil.release(message);
      return;
    }
    if (message instanceof LastHttpContent) {
      receiving = false;
      receivingSince = NEVER;
    }
    ctx.fireChannelRead(message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (!closing) {
      checkUnfinishedHead();
    }
    ctx.fireChannelReadComplete();
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    if (closing) {
      ReferenceCountUtil.release(message);
      promise.tryFailure(new ClosedChannelException());
      return;
    }
    ChannelPromise written = promise;
    if (message instanceof HttpResponse head
        && head.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
      ctx.write(message, promise);
      return;
    }
    if (message instanceof HttpResponse head) {
      responding = true;
      // Requests that were sent ahead are still answered.
      if (connections.isClosingAfterResponses() && unanswered <= 1) {
        lastResponse = true;
        head.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
      }
    }
    if (message instanceof LastHttpContent) {
      written = responded(promise.unvoid());
    }
    ctx.write(message, written);
  }

  private boolean begin(HttpRequest request) {
    bodyParts = 0;
    DecoderResult result = request.decoderResult();
    if (result.isFailure() || !hasValidTarget(request)) {
      refuse(statusOf(result.cause()), ClosingReason.MALFORMED, unanswered == 0);
      return false;
    }
    if (unanswered + unsent >= MAX_OPEN_REQUESTS) {
      close(ClosingReason.PIPELINING);
      return false;
    }
    unanswered++;
    receiving = true;
    if (receivingSince == NEVER) {
      receivingSince = connections.nanos();
    }
    idleSince = BUSY;
    watch();
    return true;
  }

  /** RFC 9112, section 3.2: a request of HTTP/1.1 has exactly one Host header. */
  private static boolean hasValidTarget(HttpRequest request) {
    HttpVersion version = request.protocolVersion();
    int hosts = request.headers().getAll(HttpHeaderNames.HOST).size();
    return RequestTarget.isUri(request.uri())
        && (version.equals(HttpVersion.HTTP_1_1)
            ? hosts == 1
            : version.equals(HttpVersion.HTTP_1_0) && hosts <= 1);
  }

  private boolean isReadable(HttpContent content) {
    if (content.decoderResult().isFailure()) {
      refuse(HttpResponseStatus.BAD_REQUEST, ClosingReason.MALFORMED, isCurrentUnanswered());
      return false;
    }
    if (++bodyParts > MAX_BODY_PARTS) {
      refuse(HttpResponseStatus.BAD_REQUEST, ClosingReason.TINY_CHUNKS, isCurrentUnanswered());
      return false;
    }
    return true;
  }

  private ChannelPromise responded(ChannelPromise promise) {
    responding = false;
    // A request that arrived before this guard was installed is not counted.
    unanswered = Math.max(0, unanswered - 1);
    if (unsent++ == 0) {
      unsentSince = connections.nanos();
      watch();
    }
    return promise.addListener(sent -> sent());
  }

  private void sent() {
    unsent--;
    long now = connections.nanos();
    unsentSince = unsent == 0 ? NEVER : now;
    if (unsent == 0 && unanswered == 0 && !closing) {
      idleSince = now;
      if (lastResponse) {
        beginClosing(ClosingReason.SHUTDOWN);
        endOutput();
        linger();
      }
    }
  }

  private void checkUnfinishedHead() {
    int unfinished = decoder.unfinishedBytes();
    if (!receiving) {
      if (unfinished == 0) {
        receivingSince = NEVER;
      } else if (receivingSince == NEVER) {
        receivingSince = connections.nanos();
        watch();
      }
    }
    if (!charge(unfinished)) {
      close(ClosingReason.UNFINISHED_HEADS);
    }
  }

  private boolean charge(int bytes) {
    int more = bytes - chargedBytes;
    chargedBytes = bytes;
    return more == 0 || connections.chargeHeads(more);
  }

  /** One timer per connection while something is awaited, instead of one per request. */
  private void watch() {
    if (!watched) {
      schedule(NEVER);
    }
  }

  private void schedule(long nanos) {
    watched = true;
    long delay = Math.min(nanos, Math.min(requestTimeoutNanos, readTimeoutNanos));
    context.executor().schedule(this::check, delay, TimeUnit.NANOSECONDS);
  }

  private void check() {
    watched = false;
    if (closing || !context.channel().isActive()) {
      return;
    }
    long now = connections.nanos();
    if (receivingSince != NEVER && !context.channel().config().isAutoRead()) {
      // This server has paused reading, so the time does not count.
      receivingSince = now;
    }
    long untilRequest = remaining(receivingSince, requestTimeoutNanos, now);
    long untilRead = remaining(unsentSince, readTimeoutNanos, now);
    if (untilRead <= 0) {
      close(ClosingReason.UNREAD_RESPONSE);
    } else if (untilRequest <= 0) {
      refuse(
          HttpResponseStatus.REQUEST_TIMEOUT,
          ClosingReason.SLOW_REQUEST,
          receiving ? isCurrentUnanswered() : unanswered == 0);
    } else if (untilRequest != NEVER || untilRead != NEVER) {
      schedule(Math.min(untilRequest, untilRead));
    }
  }

  private static long remaining(long since, long timeout, long now) {
    return since == NEVER ? NEVER : timeout - (now - since);
  }

  /** Whether the arriving request is the next to get a response, and that has not begun. */
  private boolean isCurrentUnanswered() {
    return unanswered == 1 && !responding;
  }

  /**
   * Ends the connection, with an error response if possible.
   *
   * @param canRespond whether the client would take a response written now for that of this request
   */
  private void refuse(HttpResponseStatus status, ClosingReason reason, boolean canRespond) {
    if (!canRespond) {
      close(reason);
      return;
    }
    beginClosing(reason);
    String requestId = UniqueId.next();
    StoredResponse refusal = ResponseWriter.refusal(status.code(), "", requestId);
    ByteBuf body = Unpooled.copiedBuffer(refusal.body(), StandardCharsets.UTF_8);
    FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
        .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
        .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
        .set("X-Request-Id", requestId)
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    context.writeAndFlush(response).addListener(written -> endOutput());
    linger();
  }

  /** Closing at once with unread bytes would reset the connection, and the response be lost. */
  private void linger() {
    context.channel().config().setAutoRead(true);
    context.executor().schedule(() -> context.close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void endOutput() {
    if (context.channel() instanceof DuplexChannel duplex
        && context.pipeline().get(SslHandler.class) == null) {
      duplex.shutdownOutput();
    }
  }

  private void close(ClosingReason reason) {
    if (!closing) {
      beginClosing(reason);
      // Sends earlier responses, if possible.
      context.flush();
      context.close();
    }
  }

  private void beginClosing(ClosingReason reason) {
    closing = true;
    idleSince = BUSY;
    charge(0);
    connections.closedFor(reason);
    // Further bytes are dropped, so they need not be decoded.
    context.pipeline().remove(decoder);
  }

  private static HttpResponseStatus statusOf(Throwable cause) {
    if (cause instanceof TooLongHttpLineException) {
      return HttpResponseStatus.REQUEST_URI_TOO_LONG;
    }
    return cause instanceof TooLongHttpHeaderException
        ? HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
        : HttpResponseStatus.BAD_REQUEST;
  }
}
