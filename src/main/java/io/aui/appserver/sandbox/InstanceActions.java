package io.aui.appserver.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;

/** The operations that stop, change and read instances. */
final class InstanceActions {
  private final AccountState world;
  private final boolean finishedMayBeStopped;

  InstanceActions(AccountState world, boolean finishedMayBeStopped) {
    this.world = world;
    this.finishedMayBeStopped = finishedMayBeStopped;
  }

  Map<String, Action> table() {
    return Map.of(
        "StopAIAgentInstance", this::stop,
        "UpdateAIAgentInstance", this::update,
        "DescribeAIAgentInstance", this::describe,
        "ListAIAgentInstance", this::list,
        "GetAIAgentConcurrency", this::concurrency);
  }

  private ObjectNode stop(Parameters in) {
    Instance instance =
        finishedMayBeStopped ? world.instances().named(in) : world.instances().running(in);
    if (!instance.isFinished()) {
      instance.finish(world.now());
    }
    return Json.object();
  }

  private ObjectNode update(Parameters in) {
    Instance instance = world.instances().running(in);
    ObjectNode changes = Json.object();
    for (String name : new String[] {"AgentConfig", "TemplateConfig"}) {
      world.config(in, name).ifPresent(config -> changes.set(name, config));
    }
    in.text("UserData").ifPresent(data -> changes.put("UserData", data));
    instance.put(changes, world.now());
    return Json.object();
  }

  /** Shows the state the call found, so that the first one after a start sees Created. */
  private ObjectNode describe(Parameters in) {
    Instance instance = world.instances().named(in);
    ObjectNode shown = instance.describe(world.now());
    instance.touch();
    return Json.object().set("Instance", shown);
  }

  private ObjectNode list(Parameters in) {
    String agentId = world.agent(in);
    Instant from = time(in, "StartTime", Instant.MIN);
    Instant to = time(in, "EndTime", Instant.MAX);
    long page = in.number("PageNumber", 1, 100, 1);
    long size = in.number("PageSize", 0, 100, 10);
    ObjectNode answer = Json.object();
    ArrayNode instances = answer.putArray("Instances");
    world
        .instances()
        .of(agentId)
        .filter(each -> !each.created().isBefore(from) && !each.created().isAfter(to))
        .sorted(Comparator.comparing(Instance::created).reversed())
        .skip((page - 1) * size)
        .limit(size)
        .forEach(each -> instances.add(each.summary(world.now())));
    return answer;
  }

  private ObjectNode concurrency(Parameters in) {
    String agentId = world.agent(in);
    long active = world.instances().of(agentId).filter(each -> !each.isFinished()).count();
    return Json.object().put("ActiveCount", active);
  }

  private static Instant time(Parameters in, String name, Instant ifAbsent) {
    return in.text(name)
        .map(
            text ->
                Timestamps.parseSeconds(text)
                    .orElseThrow(
                        () -> Refusal.invalid(name, "such as 2023-01-01T00:00:00Z").asException()))
        .orElse(ifAbsent);
  }
}
