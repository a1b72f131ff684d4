package io.aui.appserver.events;

import io.aui.appserver.error.OperationResponse;
import io.aui.appserver.events.EventLog.Missed;
import io.aui.appserver.http.RequestContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A stream of server-sent events to one client. Events that come before the response has begun
 * wait. A client that does not read is cut off: what waits for it is bounded by the connection's
 * buffer.
 */
final class EventStream implements OperationResponse {
  /** Most events that come between following the instance and the response. */
  private static final int MAX_WAITING = 100;

  private static final String RETRY = "retry: 3000\n\n";
  private static final String HEARTBEAT = ": heartbeat\n\n";

  private final EventStreams streams;
  private final String instanceId;
  private final String userId;
  private final Instant until;
  private final List<LoggedEvent> waiting = new ArrayList<>();
  private boolean ended;
  private EventId position = EventId.START;
  private HttpServerRequest request;
  private Context context;
  private boolean closed;

  /**
   * Creates a stream that has not begun.
   *
   * @param userId the user who is logged in; empty in access mode none
   * @param until when it has to end
   */
  EventStream(EventStreams streams, String instanceId, String userId, Instant until) {
    this.streams = streams;
    this.instanceId = instanceId;
    this.userId = userId;
    this.until = until;
  }

  String instanceId() {
    return instanceId;
  }

  String userId() {
    return userId;
  }

  Instant until() {
    return until;
  }

  /**
   * Sets what is sent first.
   *
   * @param state the event that says in which state the instance is
   * @param over whether the instance has ended, so that nothing comes after that
   */
  synchronized void begin(Missed missed, LoggedEvent state, boolean over) {
    List<LoggedEvent> later =
        waiting.stream().filter(event -> event.id().isAfter(missed.position())).toList();
    waiting.clear();
    waiting.addAll(missed.events());
    if (missed.events().stream().noneMatch(LoggedEvent::isEnd)) {
      waiting.add(state);
    }
    waiting.addAll(later);
    ended |= over;
    position = missed.position();
  }

  /** Sends an event, or lets it wait until the response begins. Called from any thread. */
  synchronized void offer(LoggedEvent event) {
    if (context != null) {
      context.runOnContext(now -> write(event));
    } else if (!event.id().isAfter(position)) {
      // What has been missed holds it already.
      return;
    } else if (waiting.size() < MAX_WAITING) {
      waiting.add(event);
    } else {
      closed = true;
    }
  }

  @Override
  public void send(RoutingContext routing) {
    RequestContext known = RequestContext.of(routing);
    known.responded(0, "", false, instanceId, "");
    HttpServerResponse response = routing.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response.setChunked(true);
    response.putHeader("Content-Type", "text/event-stream;charset=UTF-8");
    // Otherwise nginx collects events before it passes them on.
    response.putHeader("X-Accel-Buffering", "no");
    routing.addEndHandler(end -> streams.remove(this));
    boolean over;
    synchronized (this) {
      request = routing.request();
      context = Vertx.currentContext();
      StringBuilder first = new StringBuilder(RETRY);
      waiting.forEach(event -> append(event, first));
      over = ended || closed || waiting.stream().anyMatch(LoggedEvent::isEnd);
      waiting.clear();
      response.write(first.toString());
    }
    known.streamBegan();
    if (over) {
      end(StreamEnd.ENDED);
    }
  }

  /** If the request ends before the response has begun, there is no stream. */
  void closeUnlessSent() {
    synchronized (this) {
      if (context != null) {
        return;
      }
      closed = true;
    }
    streams.remove(this);
  }

  /** Shows the client, and everything in between, that the stream is alive. From any thread. */
  void heartbeat() {
    onContext(() -> write(HEARTBEAT));
  }

  /** Ends the stream; the client may open another one. Called from any thread. */
  void close(StreamEnd reason) {
    synchronized (this) {
      // If the response has not begun, it ends once it has.
      ended = true;
    }
    onContext(() -> end(reason));
  }

  private void onContext(Runnable action) {
    Context used;
    synchronized (this) {
      used = context;
    }
    if (used != null) {
      used.runOnContext(now -> action.run());
    }
  }

  /** An event may be read from the log more than once. */
  private void write(LoggedEvent event) {
    if (event.id().isAfter(position)) {
      StringBuilder text = new StringBuilder();
      append(event, text);
      write(text.toString());
      if (event.isEnd()) {
        end(StreamEnd.ENDED);
      }
    }
  }

  private void write(String text) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (response.writeQueueFull()) {
      streams.ended(this, StreamEnd.NOT_READ);
      request.connection().close();
    } else {
      response.write(text);
    }
  }

  private void end(StreamEnd reason) {
    HttpServerResponse response = request.response();
    if (!response.ended() && !response.closed()) {
      streams.ended(this, reason);
      response.end();
    }
  }

  private void append(LoggedEvent event, StringBuilder text) {
    position = event.id();
    text.append("id: ")
        .append(event.id())
        .append("\nevent: ")
        .append(event.name())
        .append("\ndata: ")
        .append(event.data())
        .append("\n\n");
  }
}
