package io.aui.appserver.access;

import io.aui.appserver.Nearest;
import io.aui.appserver.access.login.Principal;
import io.aui.appserver.config.ConfigCheck.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides who is an administrator, and which groups may call the operations that need a grant:
 * those that cost money per call, call other people's phones, or show data of all users. Immutable.
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
  private final List<String> unknown;
  private final String adminGroup;
  private final Set<String> admins;

  Grants(AccessConfig config) {
    this(config.grants(), config.adminGroup(), config.admins().orElse(Set.of()));
  }

  /**
   * Reads the settings.
   *
   * @param configured the groups that may call an operation, by its name in any case
   * @param admins user ids that count as members of the administrators' group
   */
  Grants(Map<String, Set<String>> configured, String adminGroup, Set<String> admins) {
    this.adminGroup = adminGroup;
    this.admins = Set.copyOf(admins);
    // Names from environment variables have lost their case.
    Map<String, Set<String>> byOperation = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    OPERATIONS.forEach(operation -> byOperation.put(operation, Set.of(adminGroup)));
    List<String> others = new ArrayList<>();
    configured.forEach(
        (operation, named) -> {
          if (byOperation.replace(operation, Set.copyOf(named)) == null) {
            others.add(operation);
          }
        });
    groups = byOperation;
    unknown = others.stream().sorted().toList();
  }

  /** Settings that name no operation that needs a grant: probably misspelled. */
  List<Problem> unknownOperations() {
    return unknown.stream()
        .map(
            operation ->
                Problem.fatal(
                    variable(operation),
                    "is not one of the operations that need a grant: "
                        + operations()
                        + Nearest.of(operation, OPERATIONS)
                            .map(known -> "; did you mean " + variable(known) + "?")
                            .orElse("")))
        .toList();
  }

  static String operations() {
    return String.join(", ", OPERATIONS);
  }

  private static String variable(String operation) {
    return (KEY + operation).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  /** Configured administrators that cannot be user ids, so that they would never match. */
  List<String> unusableAdmins() {
    return admins.stream().filter(admin -> !Principal.isUserId(admin)).sorted().toList();
  }

  /** Whether the user is an administrator. */
  boolean isAdministrator(Principal login) {
    return login.groups().contains(adminGroup) || admins.contains(login.userId());
  }

  /** Whether the user may call an operation that needs a grant. Nobody may call any other. */
  boolean allow(String operation, Principal login) {
    Set<String> granted = groups.get(operation);
    return granted != null
        && (!Collections.disjoint(granted, login.groups())
            || (granted.contains(adminGroup) && isAdministrator(login)));
  }
}
