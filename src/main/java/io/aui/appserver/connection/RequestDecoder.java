package io.aui.appserver.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;

/** The server's request decoder, which also counts the bytes of an incomplete head. */
final class RequestDecoder extends VertxHttpRequestDecoder {
  private int parsedBytes;

  RequestDecoder(HttpServerOptions options) {
    super(options);
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
      throws Exception {
    int readable = in.readableBytes();
    int messages = out.size();
    super.decode(context, in, out);
    parsedBytes = out.size() > messages ? 0 : parsedBytes + readable - in.readableBytes();
  }

  /** Bytes that have arrived since the latest part of a request was decoded. */
  int unfinishedBytes() {
    return parsedBytes + actualReadableBytes();
  }
}
