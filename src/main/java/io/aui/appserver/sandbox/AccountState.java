package io.aui.appserver.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the emulated account is and has: its clock, keys, agents, and all that calls left behind.
 *
 * @param agents the agent ids that exist
 */
record AccountState(
    InstantSource clock,
    AccessKeys keys,
    Set<String> agents,
    RtcApp rtc,
    ConfigurationCheck configCheck,
    Instances instances,
    Dialogues dialogues) {

  Instant now() {
    return clock.instant();
  }

  /** The agent that a call names. */
  String agent(Parameters in) {
    String id = in.required("AIAgentId");
    if (!agents.contains(id)) {
      throw Refusal.agentNotFound().asException();
    }
    return id;
  }

  /** A configuration that a call carries, with its members checked. */
  Optional<ObjectNode> config(Parameters in, String parameter) {
    Optional<ObjectNode> config = in.object(parameter);
    List<String> violations =
        config.map(present -> configCheck.violations(parameter, present)).orElse(List.of());
    if (!violations.isEmpty()) {
      throw Refusal.invalidMember(String.join("; ", violations)).asException();
    }
    return config;
  }
}
