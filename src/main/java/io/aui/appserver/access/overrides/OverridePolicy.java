package io.aui.appserver.access.overrides;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What clients may override of an agent's configuration, by {@link OverrideConfig}. Configurations
 * must be validated against the documented types before. Null members count as absent. Immutable,
 * never throws.
 *
 * <p>A denied or capped member is recognised in other spellings too (case, hyphens, underscores),
 * because it is unknown which of them IMS accepts. An allowed member must be spelled exactly.
 */
@Singleton
public class OverridePolicy {
  /** The "workflow type" of the rules for outbound calls. */
  public static final String OUTBOUND_CALL = "OutboundCall";

  private static final List<String> TYPES =
      List.of("VoiceChat", "AvatarChat3D", "VisionChat", "VideoChat", OUTBOUND_CALL);
  private static final int WORKFLOW_TYPES = TYPES.size() - 1;
  private static final String PREFIX = "appserver.overrides";

  private final OverrideRules general;

  /** By normalized workflow type; the general rules are included. */
  private final Map<String, OverrideRules> rules = new LinkedHashMap<>();

  private final List<OverrideRules> ofAllTypes;

  /** Whether no rules are configured, which is usual: then nothing is checked. */
  private final boolean unrestricted;

  private final List<String> problems;

  /** Reads the rules. Rules that cannot be read are {@link #problems()} and have no effect. */
  public OverridePolicy(OverrideConfig config) {
    OverrideRulesReader reader = new OverrideRulesReader();
    general = reader.read(PREFIX, config.general());
    Map<String, OverrideRules> own = new HashMap<>();
    config
        .workflowTypes()
        .forEach(
            (type, typeRules) -> {
              String key = PREFIX + ".workflow-types." + type;
              if (TYPES.stream()
                  .map(MemberName::normalize)
                  .noneMatch(MemberName.normalize(type)::equals)) {
                reader.problem(key, "is not one of " + String.join(", ", TYPES));
              }
              own.merge(
                  MemberName.normalize(type), reader.read(key, typeRules), OverrideRules::and);
            });
    for (String type : TYPES) {
      String normalized = MemberName.normalize(type);
      rules.put(normalized, general.and(own.getOrDefault(normalized, OverrideRules.NONE)));
    }
    ofAllTypes = rules.values().stream().limit(WORKFLOW_TYPES).distinct().toList();
    unrestricted = rules.values().stream().allMatch(OverrideRules::isEmpty);
    problems = reader.problems();
  }

  /**
   * The problems of the settings, each with its key and environment variable; empty if there are
   * none. The server must not start with any: a rule without effect would be a security hole.
   */
  public List<String> problems() {
    return problems;
  }

  /**
   * Checks an {@code agent_config}, or the {@code config} of an outbound call.
   *
   * @param workflowType the agent's type or {@link #OUTBOUND_CALL}, in any case; {@code null} if it
   *     is unknown: then the rules of all workflow types apply
   * @param config the configuration; {@code null} is allowed
   * @param pointer its place, such as {@code /agent_config}
   * @return the refused members, at most five; empty if there are none
   */
  public List<RefusedOverride> checkAgentConfig(
      String workflowType, JsonNode config, String pointer) {
    if (config == null || unrestricted) {
      return List.of();
    }
    Collection<OverrideRules> all =
        workflowType == null ? ofAllTypes : Set.of(rulesFor(workflowType));
    Set<RefusedOverride> found = new LinkedHashSet<>();
    for (OverrideRules each : all) {
      found.addAll(new OverrideCheck(each, false).check(config, pointer));
    }
    return found.stream().limit(OverrideCheck.MAX_FOUND).toList();
  }

  /**
   * Checks a {@code template_config}: each of its parts by the rules of the part's workflow type.
   *
   * @param config the configuration; {@code null} is allowed
   * @param pointer its place, such as {@code /template_config}
   * @return the refused members, at most five; empty if there are none
   */
  public List<RefusedOverride> checkTemplateConfig(JsonNode config, String pointer) {
    if (config == null || unrestricted) {
      return List.of();
    }
    return config.properties().stream()
        .flatMap(
            part ->
                new OverrideCheck(rulesFor(part.getKey()), true).checkPart(part, pointer).stream())
        .limit(OverrideCheck.MAX_FOUND)
        .toList();
  }

  private OverrideRules rulesFor(String workflowType) {
    return rules.getOrDefault(MemberName.normalize(workflowType), general);
  }
}
