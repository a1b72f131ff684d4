package io.aui.appserver.sandbox.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.sandbox.protocol.Json;
import io.aui.appserver.sandbox.protocol.Parameters;
import io.aui.appserver.sandbox.protocol.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The instances of the account, running and finished. Bounded, since the emulator shares the heap
 * of the server: the oldest are forgotten if there are more than 10,000, or if their configurations
 * and texts are too long together.
 */
public final class Instances {
  private static final int CAPACITY = 10_000;

  private final LengthBoundedMap<String, Instance> byId =
      new LengthBoundedMap<>(CAPACITY, (id, instance) -> instance.length());
  private final Refusal unknown;
  private final Refusal finished;
  private final InstanceEvents events;

  /**
   * Starts empty.
   *
   * @param unknown the response for an instance that does not exist
   * @param finished the response for an instance that has finished
   */
  public Instances(Refusal unknown, Refusal finished, InstanceEvents events) {
    this.events = events;
    this.unknown = unknown;
    this.finished = finished;
  }

  /** Adds an instance. */
  public void add(Instance instance) {
    byId.put(instance.id(), instance);
    events.happened("agent_start", instance);
  }

  /** All instances, to be restored by another emulator. */
  public ArrayNode saved() {
    ArrayNode saved = Json.object().putArray("instances");
    byId.values().forEach(instance -> saved.add(instance.saved()));
    return saved;
  }

  /** Adds instances as they were saved, without events. */
  public void restore(JsonNode saved) {
    saved.forEach(
        each -> {
          Instance instance = Instance.restored((ObjectNode) each);
          byId.put(instance.id(), instance);
        });
  }

  /** Merges configurations and texts into those that an added instance has. */
  public void update(Instance instance, ObjectNode changes, Instant now) {
    instance.merge(changes, now);
    byId.changed(instance.id());
  }

  /** Connects a user to the instance in a channel. */
  public void join(Instance instance) {
    instance.touch();
    events.happened("session_start", instance);
  }

  /**
   * Finishes an instance, unless it has finished.
   *
   * @param event {@code agent_stop}, or {@code error} if it died
   */
  public void finish(Instance instance, Instant now, String event) {
    if (!instance.isFinished()) {
      instance.finish(now);
      events.happened(event, instance);
    }
  }

  /** The instance with this id; empty if there is none. */
  public Optional<Instance> find(String id) {
    return byId.get(id);
  }

  /** The running instance in a channel; empty if there is none. */
  public Optional<Instance> inChannel(String channelId) {
    return byId.values()
        .filter(instance -> !instance.isFinished())
        .filter(each -> each.runtime().filter(r -> r.channelId().equals(channelId)).isPresent())
        .findFirst();
  }

  /** The instance that a call names, in any state; a refusal if it is unknown. */
  public Instance named(Parameters in) {
    return byId.get(in.required("InstanceId")).orElseThrow(unknown::asException);
  }

  /**
   * The instance that a call names, if it has not finished; marks it as connected. A refusal if it
   * is unknown or finished.
   */
  public Instance running(Parameters in) {
    Instance instance = named(in);
    if (instance.isFinished()) {
      throw finished.asException();
    }
    instance.touch();
    return instance;
  }

  /** All instances of an agent, oldest first. */
  public Stream<Instance> of(String agentId) {
    return byId.values().filter(instance -> instance.agentId().equals(agentId));
  }
}
