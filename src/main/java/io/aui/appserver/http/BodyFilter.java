package io.aui.appserver.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;

/**
 * Collects the body of a request, with or without {@code Content-Length}: at most {@value
 * JsonBodyReader#LIMIT_BYTES} bytes (413), and only while {@link BytesInFlight} has space for it
 * (503). The framework would collect the body before the login is checked, and keep it twice.
 */
@Provider
@Priority(FilterOrder.BODY)
public class BodyFilter implements ResteasyReactiveContainerRequestFilter {
  private final BytesInFlight bytesInFlight;
  private final CurrentVertxRequest currentRequest;

  BodyFilter(BytesInFlight bytesInFlight, CurrentVertxRequest currentRequest) {
    this.bytesInFlight = bytesInFlight;
    this.currentRequest = currentRequest;
  }

  @Override
  public void filter(ResteasyReactiveContainerRequestContext filtered) {
    RoutingContext routing = currentRequest.getCurrent();
    HttpServerRequest request = routing.request();
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    int announced = length == null ? mostWithoutLength(request) : Integer.parseInt(length);
    RequestContext context = RequestContext.of(routing);
    BytesInFlight.Room room = bytesInFlight.take(announced).orElseThrow(BodyFilter::busy);
    context.hold(room::giveBack);
    filtered.suspend();
    new Collector(filtered, context, request, room).start(length == null ? 0 : announced);
  }

  /** RFC 9112, section 6.3: without a length and without chunks there is no body. */
  private static int mostWithoutLength(HttpServerRequest request) {
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        ? JsonBodyReader.LIMIT_BYTES
        : 0;
  }

  private static ServiceUnavailableException busy() {
    return new ServiceUnavailableException(
        "this server holds as many request bytes as it can; try again later");
  }

  private static final class Collector {
    private static final String CONTINUE = "100-continue";
    private static final byte[] NOTHING = {};

    private final ResteasyReactiveContainerRequestContext filtered;
    private final RequestContext context;
    private final HttpServerRequest request;
    private final BytesInFlight.Room room;
    private byte[] body = NOTHING;
    private int length;
    private boolean done;

    Collector(
        ResteasyReactiveContainerRequestContext filtered,
        RequestContext context,
        HttpServerRequest request,
        BytesInFlight.Room room) {
      this.filtered = filtered;
      this.context = context;
      this.request = request;
      this.room = room;
    }

    void start(int announced) {
      if (request.isEnded()) {
        complete();
        return;
      }
      body = announced == 0 ? NOTHING : new byte[announced];
      request.handler(this::add);
      request.endHandler(end -> complete());
      if (CONTINUE.equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
        request.response().writeContinue();
      }
      request.resume();
    }

    private void add(Buffer chunk) {
      if (done) {
        return;
      }
      int longer = length + chunk.length();
      if (longer > JsonBodyReader.LIMIT_BYTES) {
        done = true;
        body = NOTHING;
        filtered.resume(
            new ClientErrorException(JsonBodyReader.TOO_LARGE, Status.REQUEST_ENTITY_TOO_LARGE));
        return;
      }
      if (longer > body.length) {
        body = Arrays.copyOf(body, Math.max(longer, 2 * body.length));
      }
      chunk.getBytes(0, chunk.length(), body, length);
      length = longer;
    }

    private void complete() {
      if (done) {
        return;
      }
      done = true;
      context.lifetime().bodyComplete();
      room.shrinkTo(length);
      filtered.setEntityStream(new CollectedBody(body, length));
      body = NOTHING;
      filtered.resume();
    }
  }
}
