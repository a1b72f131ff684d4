package io.aui.appserver.access;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which groups may call the operations that reach beyond the caller's own: cost per call, other
 * people's phones, everybody's figures. All other operations need no grant. Immutable.
 */
final class Grants {
  private static final List<String> OPERATIONS =
      List.of(
          "listAIAgentVoiceprints",
          "getAIAgentConcurrency",
          "sendMessageChatText",
          "startAIAgentOutboundCall",
          "takeoverAIAgentCall",
          "forwardAIAgentCall");

  private static final String KEY = "appserver.access.grants.";

  private final Map<String, Set<String>> groups;
  private final List<String> problems;

  Grants(Map<String, Set<String>> configured, String adminGroup) {
    // Environment variables know no case.
    Map<String, Set<String>> byOperation = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    OPERATIONS.forEach(operation -> byOperation.put(operation, Set.of(adminGroup)));
    List<String> unknown = new ArrayList<>();
    configured.forEach(
        (operation, named) -> {
          if (byOperation.replace(operation, Set.copyOf(named)) == null) {
            unknown.add(operation);
          }
        });
    groups = byOperation;
    problems = unknown.stream().sorted().toList();
  }

  /** Variables that grant what needs no grant or does not exist: probably misspelled. */
  List<String> unknownVariables() {
    return problems.stream().map(Grants::variable).toList();
  }

  static String operations() {
    return String.join(", ", OPERATIONS);
  }

  private static String variable(String operation) {
    return (KEY + operation).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  /** Whether somebody in these groups may call an operation. */
  boolean allow(String operation, Set<String> callersGroups) {
    Set<String> granted = groups.get(operation);
    return granted == null || !Collections.disjoint(granted, callersGroups);
  }
}
