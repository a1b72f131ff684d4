package io.aui.appserver.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.events.EventLog.NewEvent;
import io.aui.appserver.tracking.InstanceEnded;
import io.aui.appserver.tracking.InstanceEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Adds events to the log, in the order in which they are fired: one step at a time, each with all
 * events that wait. While the log is away, events are dropped.
 */
@Singleton
class EventPublisher {
  private static final int MAX_WAITING = 500;
  private static final int MAX_AT_ONCE = 100;
  private static final String DATA = "data";

  private final EventLog log;
  private final EventStreams streams;
  private final Vertx vertx;
  private final Counter dropped;
  private final Deque<NewEvent> waiting = new ArrayDeque<>();
  private boolean adding;

  EventPublisher(EventLog log, EventStreams streams, Vertx vertx, MeterRegistry meters) {
    this.log = log;
    this.streams = streams;
    this.vertx = vertx;
    this.dropped =
        Counter.builder("appserver.events.dropped")
            .description("Events dropped because the state is away or too many wait for it")
            .register(meters);
  }

  void publish(@Observes InstanceEvent event) {
    publish(event.instanceId(), event.name(), event.data());
  }

  void publishEnd(@Observes InstanceEnded end) {
    publish(
        end.instance().id(),
        LoggedEvent.END,
        JsonNodeFactory.instance
            .objectNode()
            .put("reason", end.cause().tag())
            .put("at", end.at().toString())
            .put("seconds", end.duration().toSeconds()));
  }

  private void publish(String instanceId, String name, ObjectNode data) {
    String text = data.toString();
    if (text.length() > EventLog.MAX_DATA) {
      data.remove(DATA);
      text = data.put("data_omitted", true).toString();
    }
    synchronized (this) {
      if (waiting.size() >= MAX_WAITING) {
        dropped.increment();
        return;
      }
      waiting.addLast(new NewEvent(instanceId, name, text));
      if (adding) {
        return;
      }
      adding = true;
    }
    // What follows must not belong to the request for which the event was fired.
    VertxContext.getRootContext(vertx.getOrCreateContext()).runOnContext(now -> add());
  }

  private void add() {
    List<NewEvent> batch = next();
    if (batch.isEmpty()) {
      return;
    }
    log.add(batch)
        .subscribe()
        .with(
            added -> {
              streams.read();
              add();
            },
            failure -> {
              dropped.increment(batch.size());
              add();
            });
  }

  private synchronized List<NewEvent> next() {
    List<NewEvent> batch = new ArrayList<>();
    while (batch.size() < MAX_AT_ONCE && !waiting.isEmpty()) {
      batch.add(waiting.removeFirst());
    }
    adding = !batch.isEmpty();
    return batch;
  }
}
