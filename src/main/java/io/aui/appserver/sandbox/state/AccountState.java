package io.aui.appserver.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.sandbox.protocol.Parameters;
import io.aui.appserver.sandbox.protocol.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The state of the emulated account: its clock, keys, agents, and what calls have created.
 *
 * @param agents the ids of the existing agents, in order
 */
public record AccountState(
    InstantSource clock,
    AccessKeys keys,
    Set<String> agents,
    RtcApp rtc,
    ConfigurationCheck configCheck,
    Instances instances,
    Dialogues dialogues) {

  /** The account's time. */
  public Instant now() {
    return clock.instant();
  }

  /** The id of the agent that a call names; 404 {@code AgentNotFound} if there is no such agent. */
  public String agent(Parameters in) {
    String id = in.required("AIAgentId");
    if (!agents.contains(id)) {
      throw Refusal.agentNotFound(agents).asException();
    }
    return id;
  }

  /** The configuration in a parameter, if there is one; 400 if a member is not allowed. */
  public Optional<ObjectNode> config(Parameters in, String parameter) {
    Optional<ObjectNode> config = in.object(parameter);
    List<String> violations =
        config.map(present -> configCheck.violations(parameter, present)).orElse(List.of());
    if (!violations.isEmpty()) {
      throw Refusal.invalidMember(String.join("; ", violations)).asException();
    }
    return config;
  }
}
