package io.aui.appserver.access.overrides;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All names under which a rule can match one member of a configuration: its bare name, its path
 * from the root, and, for a member of template_config, the group of the same member in AgentConfig
 * and its path there.
 *
 * <p>Names and paths that are longer than every rule are left out, because no rule can match them.
 * So the cost for a whole configuration grows only with its size, not with the length of names or
 * the depth of nesting.
 */
public final class MemberName {
  /** Matches every member. */
  static final String ANY = "*";

  /** The group in AgentConfig of members of template_config, by normalized name. */
  private static final Map<String, String> GROUPS =
      Map.ofEntries(
          Map.entry("asrhotwords", "AsrConfig"),
          Map.entry("asrlanguageid", "AsrConfig"),
          Map.entry("asrmaxsilence", "AsrConfig"),
          Map.entry("vadlevel", "AsrConfig"),
          Map.entry("avatarid", "AvatarConfig"),
          Map.entry("enablevoiceinterrupt", "InterruptConfig"),
          Map.entry("interruptwords", "InterruptConfig"),
          Map.entry("bailianappparams", "LlmConfig"),
          Map.entry("llmhistory", "LlmConfig"),
          Map.entry("llmhistorylimit", "LlmConfig"),
          Map.entry("llmsystemprompt", "LlmConfig"),
          Map.entry("voiceid", "TtsConfig"),
          Map.entry("voiceidlist", "TtsConfig"),
          Map.entry("usevoiceprint", "VoiceprintConfig"),
          Map.entry("voiceprintid", "VoiceprintConfig"));

  /** The length of the longest name in {@link #GROUPS}. */
  static final int LONGEST_GROUPED =
      GROUPS.keySet().stream().mapToInt(String::length).max().orElseThrow();

  private final String name;
  private final String path;
  private final String normalizedPath;
  private final String group;
  private final List<String> normalized;

  private MemberName(
      String name, String normalized, String path, String normalizedPath, String group) {
    this.name = name;
    this.path = path;
    this.normalizedPath = normalizedPath;
    this.group = group;
    this.normalized = names(normalized, normalizedPath, group == null ? null : normalize(group));
  }

  /**
   * A member of the configuration itself.
   *
   * @param longest the length of the longest rule, at least {@link #LONGEST_GROUPED}
   * @param template whether the configuration is a part of a template_config
   */
  static MemberName atRoot(String name, int longest, boolean template) {
    String exact = name.length() > longest ? null : name;
    String normalized = normalize(name, longest);
    String group = template && normalized != null ? GROUPS.get(normalized) : null;
    return new MemberName(exact, normalized, exact, normalized, group);
  }

  /** A member of this member's value. */
  MemberName child(String childName, int longest) {
    String exact = childName.length() > longest ? null : childName;
    String childNormalized = normalize(childName, longest);
    return new MemberName(
        exact,
        childNormalized,
        join(path, exact, longest),
        join(normalizedPath, childNormalized, longest),
        null);
  }

  private static String join(String parent, String child, int longest) {
    return parent == null || child == null || parent.length() + 1 + child.length() > longest
        ? null
        : parent + "." + child;
  }

  /** The member's names as the client wrote them. */
  List<String> exact() {
    return names(name, path, group);
  }

  /** The member's names, normalized by {@link #normalize(String)}. */
  List<String> normalized() {
    return normalized;
  }

  private static List<String> names(String name, String path, String group) {
    List<String> names = new ArrayList<>();
    names.add(ANY);
    if (name != null) {
      names.add(name);
    }
    if (path != null) {
      names.add(path);
    }
    if (group != null) {
      names.add(group);
      names.add(group + "." + name);
    }
    return names;
  }

  /** Whether {@link #normalize(String)} of a name gives this normalized name. */
  public static boolean isSpelled(String name, String normalized) {
    return name.length() >= normalized.length()
        && normalized.equals(normalize(name, normalized.length()));
  }

  /**
   * Removes hyphens, underscores and blanks and converts to lower case. It is unknown how strict
   * IMS is, and lenient JSON libraries treat such spellings as the same name.
   */
  public static String normalize(String name) {
    return normalize(name, Integer.MAX_VALUE);
  }

  /** The same; null if the result is longer than {@code longest}. */
  private static String normalize(String name, int longest) {
    StringBuilder normalized = new StringBuilder(Math.min(name.length(), longest));
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '_' && c != '-' && c != ' ') {
        if (normalized.length() == longest) {
          return null;
        }
        // Both conversions: some letters beyond ASCII become s, k or i in only one of them.
        normalized.append(Character.toLowerCase(Character.toUpperCase(c)));
      }
    }
    return normalized.toString();
  }
}
