package io.aui.appserver.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.sandbox.protocol.Parameters;
import io.aui.appserver.sandbox.protocol.Refusal;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The instances of the account, running and finished. Bounded, since the emulator shares the heap
 * of the server: the oldest are forgotten if there are more than 10,000, or if their configurations
 * and texts take more than 4 Mi characters, which are some 20 MB of the heap.
 */
public final class Instances {
  private static final int CAPACITY = 10_000;
  private static final int MAX_LENGTH = 4 << 20;

  private final Map<String, Instance> byId = new LinkedHashMap<>();
  private long length;
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
    length += instance.length();
    makeRoom();
    events.happened("agent_start", instance);
  }

  /** Merges configurations and texts into those that an added instance has. */
  public void update(Instance instance, ObjectNode changes, Instant now) {
    length -= instance.length();
    instance.merge(changes, now);
    length += instance.length();
    makeRoom();
  }

  private void makeRoom() {
    Iterator<Instance> oldestFirst = byId.values().iterator();
    while ((byId.size() > CAPACITY || length > MAX_LENGTH) && oldestFirst.hasNext()) {
      length -= oldestFirst.next().length();
      oldestFirst.remove();
    }
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
    return Optional.ofNullable(byId.get(id));
  }

  /** The running instance in a channel; empty if there is none. */
  public Optional<Instance> inChannel(String channelId) {
    return byId.values().stream()
        .filter(instance -> !instance.isFinished())
        .filter(each -> each.runtime().filter(r -> r.channelId().equals(channelId)).isPresent())
        .findFirst();
  }

  /** The instance that a call names, in any state; a refusal if it is unknown. */
  public Instance named(Parameters in) {
    Instance instance = byId.get(in.required("InstanceId"));
    if (instance == null) {
      throw unknown.asException();
    }
    return instance;
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
    return byId.values().stream().filter(instance -> instance.agentId().equals(agentId));
  }
}
