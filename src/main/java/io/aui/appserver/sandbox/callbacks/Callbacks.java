package io.aui.appserver.sandbox.callbacks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.Secret;
import io.aui.appserver.sandbox.protocol.Json;
import io.aui.appserver.sandbox.protocol.Timestamps;
import io.aui.appserver.sandbox.state.Instance;
import io.aui.appserver.sandbox.state.InstanceEvents;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Sends event callbacks in the form that IMS documents. Without a target none are sent. Used on the
 * emulator's event loop only.
 */
public final class Callbacks implements InstanceEvents {
  private static final int MAX_FAULTS = 1_000;
  private static final int MAX_SENT = 1_000;
  private static final int TIMEOUT_MILLIS = 10_000;
  private static final Secret FORGED_TOKEN = Secret.of("forged");

  /** The example of the documentation; the meaning of the numbers is not documented. */
  private static final int CODE = 1001;

  private final Vertx vertx;
  private final HttpClient client;
  private final InstantSource clock;
  private final List<CallbackFault> faults = new ArrayList<>();
  private final Deque<ObjectNode> sent = new ArrayDeque<>();
  private Optional<CallbackTarget> target;
  private ObjectNode held;

  /**
   * Has sent nothing yet.
   *
   * @param target empty if no callbacks are sent until {@link #sendTo}
   */
  public Callbacks(Vertx vertx, InstantSource clock, Optional<CallbackTarget> target) {
    this.vertx = vertx;
    this.client = vertx.createHttpClient();
    this.clock = clock;
    this.target = target;
  }

  /** Changes where callbacks are sent. */
  public void sendTo(CallbackTarget newTarget) {
    target = Optional.of(newTarget);
  }

  /**
   * Queues a fault.
   *
   * @throws IllegalArgumentException if the text is no fault, or too many are queued
   */
  public void addFault(String text) {
    if (faults.size() >= MAX_FAULTS) {
      throw new IllegalArgumentException("at most " + MAX_FAULTS + " faults at a time");
    }
    faults.add(CallbackFault.read(text));
  }

  /** Drops all faults, and forgets what was sent. */
  public void clear() {
    faults.clear();
    sent.clear();
    held = null;
  }

  /** The target without its token, the faults, and the latest callbacks with the responses. */
  public ObjectNode show() {
    ObjectNode shown = Json.object();
    target.ifPresent(known -> shown.put("url", known.url()));
    var queued = shown.putArray("faults");
    faults.forEach(fault -> queued.add(fault.write()));
    shown.putArray("sent").addAll(sent);
    return shown;
  }

  @Override
  public void happened(String event, Instance instance) {
    if (target.isEmpty()) {
      return;
    }
    ObjectNode callback =
        Json.object()
            .put("aiAgentId", instance.agentId())
            .put("instanceId", instance.id())
            .put("event", event)
            .put("code", CODE)
            .put("message", event)
            .put("timestamp", Timestamps.inSeconds(clock.instant()));
    instance.userData().ifPresent(data -> callback.put("userData", data));
    Optional<CallbackFault> fault = take(event);
    if (fault.isEmpty()) {
      send(callback);
    } else {
      spoil(callback, fault.get());
    }
  }

  private Optional<CallbackFault> take(String event) {
    Optional<CallbackFault> first =
        faults.stream().filter(fault -> fault.appliesTo(event)).findFirst();
    first.ifPresent(
        fault -> {
          if (fault.count() == 1) {
            faults.remove(fault);
          } else {
            faults.set(faults.indexOf(fault), fault.usedOnce());
          }
        });
    return first;
  }

  private void spoil(ObjectNode callback, CallbackFault fault) {
    switch (fault.kind()) {
      case LATE -> vertx.setTimer(Math.max(1, fault.delay().toMillis()), fired -> send(callback));
      case DOUBLED -> {
        send(callback);
        send(callback);
      }
      case OUT_OF_ORDER -> held = callback;
      case FORGED -> send(callback, FORGED_TOKEN);
      case LOST -> {}
    }
  }

  private void send(ObjectNode callback) {
    send(callback, target.orElseThrow().token());
    if (held != null) {
      ObjectNode earlier = held;
      held = null;
      // Not at the same time, else it could overtake.
      vertx.setTimer(100, fired -> send(earlier));
    }
  }

  private void send(ObjectNode callback, Secret token) {
    ObjectNode entry =
        Json.object()
            .put("event", callback.path("event").asText())
            .put("ai_agent_instance_id", callback.path("instanceId").asText());
    if (sent.size() == MAX_SENT) {
      sent.removeFirst();
    }
    sent.addLast(entry);
    RequestOptions request =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(target.orElseThrow().url())
            .setTimeout(TIMEOUT_MILLIS)
            .putHeader("Content-Type", "application/json")
            .putHeader("Authorization", token.reveal());
    client
        .request(request)
        .compose(open -> open.send(callback.toString()))
        .onComplete(
            response -> {
              if (response.succeeded()) {
                entry.put("status", response.result().statusCode());
              } else {
                entry.put("failure", String.valueOf(response.cause().getMessage()));
              }
            });
  }
}
