package io.aui.appserver.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.sandbox.protocol.Ids;
import io.aui.appserver.sandbox.protocol.Json;
import io.aui.appserver.sandbox.protocol.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An agent instance: Created until both ends are connected, then Executing until it is stopped,
 * then Finished. Nobody connects to the emulator, so an instance counts as connected after the
 * first call that names it, or after 5 seconds.
 */
public final class Instance {
  private static final Duration CONNECT_TIME = Duration.ofSeconds(5);

  private final String id;
  private final String agentId;
  private final Instant created;
  private final ObjectNode members;
  private final Optional<RuntimeConfig> runtime;
  private Instant modified;
  private int length;
  private boolean connected;
  private boolean finished;

  /**
   * Makes an instance with a new id.
   *
   * @param runtime its channel; empty for a phone call
   */
  public Instance(String agentId, Optional<RuntimeConfig> runtime, Instant created) {
    this.id = Ids.hex();
    this.members = Json.object();
    this.agentId = agentId;
    this.runtime = runtime;
    this.created = created;
    this.modified = created;
    runtime.ifPresent(config -> members.set("RuntimeConfig", config.shown()));
    members.put("CallLogUrl", "https://sandbox.invalid/call-logs/" + id + ".json");
  }

  private Instance(ObjectNode saved) {
    this.id = saved.path("id").asText();
    this.agentId = saved.path("agent").asText();
    this.created = Instant.parse(saved.path("created").asText());
    this.modified = Instant.parse(saved.path("modified").asText());
    this.members = (ObjectNode) saved.path("members");
    this.length = members.toString().length();
    this.connected = saved.path("connected").asBoolean();
    this.finished = saved.path("finished").asBoolean();
    this.runtime = RuntimeConfig.restored(saved.path("runtime"));
  }

  /** An instance as it was {@link #saved()}. */
  static Instance restored(ObjectNode saved) {
    return new Instance(saved);
  }

  ObjectNode saved() {
    ObjectNode saved =
        Json.object()
            .put("id", id)
            .put("agent", agentId)
            .put("created", created.toString())
            .put("modified", modified.toString())
            .put("connected", connected)
            .put("finished", finished);
    saved.set("members", members);
    runtime.ifPresent(config -> saved.set("runtime", config.saved()));
    return saved;
  }

  public String id() {
    return id;
  }

  public String agentId() {
    return agentId;
  }

  public Instant created() {
    return created;
  }

  public Optional<RuntimeConfig> runtime() {
    return runtime;
  }

  /** The session that its dialogue belongs to. */
  public Optional<String> sessionId() {
    return Optional.ofNullable(members.path("SessionId").textValue());
  }

  /** The text that the start call gave. */
  public Optional<String> userData() {
    return Optional.ofNullable(members.path("UserData").textValue());
  }

  public boolean isFinished() {
    return finished;
  }

  /** Merges configurations and texts into those that the instance has. */
  public void merge(ObjectNode changes, Instant now) {
    Json.merge(members, changes);
    length = members.toString().length();
    modified = now;
  }

  /** The number of characters that its configurations and texts take as JSON. */
  int length() {
    return length;
  }

  /** Marks both ends as connected. */
  public void touch() {
    connected = true;
  }

  /** Marks the instance as Finished. */
  void finish(Instant now) {
    finished = true;
    modified = now;
  }

  /** The instance as DescribeAIAgentInstance returns it. */
  public ObjectNode describe(Instant now) {
    return members
        .deepCopy()
        .put("Status", status(now))
        .put("GmtCreate", Timestamps.withOffset(created))
        .put("GmtModified", Timestamps.withOffset(modified));
  }

  /** The instance as ListAIAgentInstance returns it: fewer members, and no id. */
  public ObjectNode summary(Instant now) {
    return describe(now)
        .retain(
            "AgentConfig", "CallLogUrl", "RuntimeConfig", "Status", "TemplateConfig", "UserData");
  }

  private String status(Instant now) {
    if (finished) {
      return "Finished";
    }
    return connected || !created.plus(CONNECT_TIME).isAfter(now) ? "Executing" : "Created";
  }
}
