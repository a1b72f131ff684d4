package io.aui.appserver.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** One connection's guard, with a clock of its own. */
@SuppressWarnings("FutureReturnValueIgnored") // what is written is looked at in the channel
class ConnectionGuardTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String POST = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n";

  private final AtomicLong nanos = new AtomicLong();
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final Connections connections =
      new Connections(
          new ConnectionConfig() {
            @Override
            public int max() {
              return 10;
            }

            @Override
            public Duration requestTimeout() {
              return Duration.ofSeconds(10);
            }

            @Override
            public Duration readTimeout() {
              return Duration.ofSeconds(30);
            }
          },
          meters,
          nanos::get);
  private final RequestDecoder decoder = new RequestDecoder(new HttpServerOptions());
  private final ConnectionGuard guard = new ConnectionGuard(connections, decoder);
  private final EmbeddedChannel channel = channel(decoder, guard);
  private int requests;

  @Test
  void aResponseMayWaitForItsClientForALimitedTime() {
    channel.writeInbound(ascii(GET));
    channel.write(ok());
    pass(29);
    assertThat(channel.isOpen()).isTrue();
    pass(2);
    assertThat(channel.isOpen()).isFalse();
    assertClosedFor(ClosingReason.UNREAD_RESPONSE, 1);
  }

  @Test
  void everyResponseHasTheWholeTime() {
    channel.writeInbound(ascii(GET));
    channel.write(ok());
    pass(29);
    channel.flush();
    channel.writeInbound(ascii(GET));
    channel.write(ok());
    pass(29);
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void unreadResponsesCountAsRequestsSentAhead() {
    for (int i = 0; i < 8; i++) {
      channel.writeInbound(ascii(GET));
      channel.write(ok());
    }
    assertThat(channel.isOpen()).isTrue();
    channel.writeInbound(ascii(GET));
    assertThat(channel.isOpen()).isFalse();
    assertThat(requests).isEqualTo(8);
    assertClosedFor(ClosingReason.PIPELINING, 1);
  }

  @Test
  void aRequestHasTheWholeTimeFromItsFirstByte() {
    pass(60);
    channel.writeInbound(ascii(POST.substring(0, 3)));
    pass(9);
    channel.writeInbound(ascii(POST.substring(3)));
    assertThat(channel.isOpen()).isTrue();
    pass(2);
    assertThat(written()).startsWith("HTTP/1.1 408 ");
    pass(3);
    assertThat(channel.isOpen()).isFalse();
    assertClosedFor(ClosingReason.SLOW_REQUEST, 1);
  }

  @Test
  void theTimeThatTheServerDoesNotReadDoesNotCount() {
    channel.writeInbound(ascii(POST));
    channel.config().setAutoRead(false);
    pass(11);
    assertThat(channel.isOpen()).isTrue();
    channel.config().setAutoRead(true);
    pass(11);
    assertClosedFor(ClosingReason.SLOW_REQUEST, 1);
  }

  @Test
  void aRequestThatHasArrivedMayTakeItsTime() {
    channel.writeInbound(ascii(GET));
    pass(600);
    assertThat(channel.isOpen()).isTrue();
    assertThat(guard.idleSince()).isEqualTo(ConnectionGuard.BUSY);
    channel.writeOutbound(ok());
    assertThat(guard.idleSince()).isEqualTo(nanos.get());
  }

  @Test
  void aResponseThatHasBegunIsNotMixedWithARefusal() {
    channel.writeInbound(ascii(POST));
    channel.writeOutbound(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
    assertThat(written()).startsWith("HTTP/1.1 200 ");
    pass(11);
    assertThat(written()).isEmpty();
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void whatTheServerSendsAfterARefusalIsDropped() {
    channel.writeInbound(ascii(POST));
    pass(11);
    channel.writeAndFlush(ok());
    assertThat(written()).containsOnlyOnce("HTTP/1.1 ");
  }

  @Test
  void unfinishedHeadsOfAllConnectionsAreBounded() {
    String head = "GET / HTTP/1.1\r\nX: " + "x".repeat(8_000);
    List<EmbeddedChannel> others = new ArrayList<>();
    while (others.size() < 2_000 && channel.isOpen()) {
      RequestDecoder next = new RequestDecoder(new HttpServerOptions());
      EmbeddedChannel other = channel(next, new ConnectionGuard(connections, next));
      other.writeInbound(ascii(head));
      others.add(other);
      if (!other.isOpen()) {
        break;
      }
    }
    assertThat(others.size()).isBetween(1_000, 1_100);
    assertClosedFor(ClosingReason.UNFINISHED_HEADS, 1);

    others.get(0).close();
    channel.writeInbound(ascii(head));
    assertThat(channel.isOpen()).isTrue();
    others.get(1).writeInbound(ascii("\r\nHost: x\r\n\r\n"));
    RequestDecoder next = new RequestDecoder(new HttpServerOptions());
    EmbeddedChannel other = channel(next, new ConnectionGuard(connections, next));
    other.writeInbound(ascii(head));
    assertThat(other.isOpen()).isTrue();
    others.forEach(EmbeddedChannel::close);
  }

  @Test
  void atTheEndAResponseInFlightClosesItsConnection() {
    channel.writeInbound(ascii(GET));
    connections.closeAfterResponses();
    channel.writeOutbound(ok());
    assertThat(written()).startsWith("HTTP/1.1 200 ").containsIgnoringCase("connection: close");
    pass(3);
    assertThat(channel.isOpen()).isFalse();
    assertClosedFor(ClosingReason.SHUTDOWN, 1);
  }

  @Test
  void atTheEndRequestsSentAheadAreAnswered() {
    channel.writeInbound(ascii(GET + GET));
    connections.closeAfterResponses();
    channel.writeOutbound(ok());
    assertThat(written()).startsWith("HTTP/1.1 200 ").doesNotContainIgnoringCase("close");
    channel.write(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
    channel.writeInbound(ascii(GET));
    assertThat(requests).isEqualTo(2);
    channel.writeOutbound(LastHttpContent.EMPTY_LAST_CONTENT);
    assertThat(written()).containsIgnoringCase("connection: close");
    pass(3);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void anIdleConnectionIsClosedIfNoRequestCanBeOnItsWay() {
    connections.closeIdle();
    channel.runPendingTasks();
    assertThat(channel.isOpen()).isTrue();
    pass(1);
    assertThat(channel.isOpen()).isFalse();
    assertClosedFor(ClosingReason.SHUTDOWN, 1);
  }

  @Test
  void aConnectionWithARequestIsNotClosedAsIdle() {
    channel.writeInbound(ascii(POST));
    connections.closeAfterResponses();
    connections.closeIdle();
    pass(3);
    assertThat(channel.isOpen()).isTrue();
    channel.writeInbound(ascii("12345"));
    channel.writeOutbound(ok());
    assertThat(written()).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void aConnectionWithAnIncompleteHeadIsNotClosedAsIdle() {
    channel.writeInbound(ascii(GET.substring(0, 9)));
    connections.closeIdle();
    pass(3);
    channel.writeInbound(ascii(GET.substring(9)));
    assertThat(requests).isEqualTo(1);
  }

  private EmbeddedChannel channel(RequestDecoder first, ConnectionGuard last) {
    EmbeddedChannel made =
        new EmbeddedChannel(
            first,
            new HttpResponseEncoder(),
            last,
            new ChannelInboundHandlerAdapter() {
              @Override
              public void channelRead(ChannelHandlerContext context, Object message) {
                if (message instanceof HttpRequest) {
                  requests++;
                }
                ReferenceCountUtil.release(message);
              }
            });
    made.freezeTime();
    return made;
  }

  /** In steps: a timer that fires late would look at a clock that is too far. */
  private void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
      channel.advanceTimeBy(1, TimeUnit.SECONDS);
      channel.runScheduledPendingTasks();
    }
  }

  private String written() {
    StringBuilder all = new StringBuilder();
    for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
      all.append(part.toString(US_ASCII));
      part.release();
    }
    return all.toString();
  }

  private void assertClosedFor(ClosingReason reason, int times) {
    assertThat(
            meters
                .get("appserver.connections.closed")
                .tag("reason", reason.tag())
                .counter()
                .count())
        .isEqualTo(times);
  }

  private static ByteBuf ascii(String text) {
    return Unpooled.copiedBuffer(text, US_ASCII);
  }

  private static DefaultFullHttpResponse ok() {
    DefaultFullHttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    response.headers().set("Content-Length", 0);
    return response;
  }
}
