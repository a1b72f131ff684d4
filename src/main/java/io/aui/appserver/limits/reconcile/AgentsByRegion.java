package io.aui.appserver.limits.reconcile;

import java.util.Map;
import java.util.Set;

/** The agents that the configuration names and that can have instances. */
public interface AgentsByRegion {
  /** The ids of the agents in each region. */
  Map<String, Set<String>> byRegion();
}
