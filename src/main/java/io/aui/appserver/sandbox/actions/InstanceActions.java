package io.aui.appserver.sandbox.actions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.sandbox.protocol.Json;
import io.aui.appserver.sandbox.protocol.Parameters;
import io.aui.appserver.sandbox.protocol.Refusal;
import io.aui.appserver.sandbox.protocol.Timestamps;
import io.aui.appserver.sandbox.state.AccountState;
import io.aui.appserver.sandbox.state.Instance;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;

/** The operations that stop, update and read instances. */
final class InstanceActions {
  private final AccountState account;
  private final boolean finishedMayBeStopped;

  InstanceActions(AccountState account, boolean finishedMayBeStopped) {
    this.account = account;
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
        finishedMayBeStopped ? account.instances().named(in) : account.instances().running(in);
    account.instances().finish(instance, account.now(), "agent_stop");
    return Json.object();
  }

  private ObjectNode update(Parameters in) {
    Instance instance = account.instances().running(in);
    ObjectNode changes = Json.object();
    for (String name : new String[] {"AgentConfig", "TemplateConfig"}) {
      account.config(in, name).ifPresent(config -> changes.set(name, config));
    }
    in.text("UserData").ifPresent(data -> changes.put("UserData", data));
    account.instances().update(instance, changes, account.now());
    return Json.object();
  }

  /** Returns the state before this call, so that the first call after a start returns Created. */
  private ObjectNode describe(Parameters in) {
    Instance instance = account.instances().named(in);
    ObjectNode shown = instance.describe(account.now());
    instance.touch();
    return Json.object().set("Instance", shown);
  }

  private ObjectNode list(Parameters in) {
    String agentId = account.agent(in);
    Instant from = time(in, "StartTime", Instant.MIN);
    Instant to = time(in, "EndTime", Instant.MAX);
    long page = in.number("PageNumber", 1, 100, 1);
    long size = in.number("PageSize", 0, 100, 10);
    ObjectNode response = Json.object();
    ArrayNode instances = response.putArray("Instances");
    account
        .instances()
        .of(agentId)
        .filter(each -> !each.created().isBefore(from) && !each.created().isAfter(to))
        .sorted(Comparator.comparing(Instance::created).reversed())
        .skip((page - 1) * size)
        .limit(size)
        .forEach(each -> instances.add(each.summary(account.now())));
    return response;
  }

  private ObjectNode concurrency(Parameters in) {
    String agentId = account.agent(in);
    long active = account.instances().of(agentId).filter(each -> !each.isFinished()).count();
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
