package io.aui.appserver.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One agent at work: Created until both ends are connected, Executing until it is stopped, Finished
 * for good. No client ever connects here, so the first call that concerns an instance counts as
 * that, or a few seconds.
 */
final class Instance {
  private static final Duration TO_CONNECT = Duration.ofSeconds(5);

  private final String id = Ids.hex();
  private final String agentId;
  private final Instant created;
  private final ObjectNode members = Json.object();
  private final Optional<RuntimeConfig> runtime;
  private Instant modified;
  private boolean connected;
  private boolean finished;

  Instance(String agentId, Optional<RuntimeConfig> runtime, Instant created) {
    this.agentId = agentId;
    this.runtime = runtime;
    this.created = created;
    this.modified = created;
    runtime.ifPresent(config -> members.set("RuntimeConfig", config.shown()));
    members.put("CallLogUrl", "https://sandbox.invalid/call-logs/" + id + ".json");
  }

  String id() {
    return id;
  }

  String agentId() {
    return agentId;
  }

  Instant created() {
    return created;
  }

  Optional<RuntimeConfig> runtime() {
    return runtime;
  }

  Optional<String> sessionId() {
    return Optional.ofNullable(members.path("SessionId").textValue());
  }

  boolean isFinished() {
    return finished;
  }

  /** Lays given configurations and texts over what the instance has. */
  void put(ObjectNode changes, Instant now) {
    Json.merge(members, changes);
    modified = now;
  }

  /** Notes that something happened with the instance: by now both ends are connected. */
  void touch() {
    connected = true;
  }

  void finish(Instant now) {
    finished = true;
    modified = now;
  }

  /** As DescribeAIAgentInstance shows it. */
  ObjectNode describe(Instant now) {
    return members
        .deepCopy()
        .put("Status", status(now))
        .put("GmtCreate", Timestamps.withOffset(created))
        .put("GmtModified", Timestamps.withOffset(modified));
  }

  /** As ListAIAgentInstance shows it, which is less: not even the id. */
  ObjectNode summary(Instant now) {
    return describe(now)
        .retain(
            "AgentConfig", "CallLogUrl", "RuntimeConfig", "Status", "TemplateConfig", "UserData");
  }

  private String status(Instant now) {
    if (finished) {
      return "Finished";
    }
    return connected || !created.plus(TO_CONNECT).isAfter(now) ? "Executing" : "Created";
  }
}
