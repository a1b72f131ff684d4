package io.aui.appserver.sandbox;

import java.util.Map;
import java.util.stream.Stream;

/** The instances of the account, running and finished. */
final class Instances {
  private static final int CAPACITY = 100_000;

  private final Map<String, Instance> byId = new LruMap<>(CAPACITY);
  private final Refusal unknown;
  private final Refusal finished;

  Instances(Refusal unknown, Refusal finished) {
    this.unknown = unknown;
    this.finished = finished;
  }

  void add(Instance instance) {
    byId.put(instance.id(), instance);
  }

  /** The instance that a call names, in whatever state. */
  Instance named(Parameters in) {
    Instance instance = byId.get(in.required("InstanceId"));
    if (instance == null) {
      throw unknown.asException();
    }
    return instance;
  }

  /** The instance that a call names and that must still be at work; being called, it connects. */
  Instance running(Parameters in) {
    Instance instance = named(in);
    if (instance.isFinished()) {
      throw finished.asException();
    }
    instance.touch();
    return instance;
  }

  /** All of one agent, oldest first. */
  Stream<Instance> of(String agentId) {
    return byId.values().stream().filter(instance -> instance.agentId().equals(agentId));
  }
}
