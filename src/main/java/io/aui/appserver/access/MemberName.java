package io.aui.appserver.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All the ways in which a rule may name one member of a configuration: by its bare name, by its
 * path from the root, and, for a member of template_config, by the path of the same thing in
 * AgentConfig with the group that it is in there.
 *
 * <p>Names and paths that are longer than every rule are left out: no rule can match them. So the
 * cost of naming all members of a configuration grows with its size only, however long the names
 * and however deep the nesting.
 */
final class MemberName {
  /** Names everything. */
  static final String ANY = "*";

  /** Members of template_config that are in a group in AgentConfig: the group of each, by name. */
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

  /** The longest name that must be recognised to find a member's group. */
  static final int LONGEST_GROUPED =
      GROUPS.keySet().stream().mapToInt(String::length).max().orElseThrow();

  private final String name;
  private final String path;
  private final String foldedPath;
  private final String group;
  private final List<String> folded;

  private MemberName(String name, String folded, String path, String foldedPath, String group) {
    this.name = name;
    this.path = path;
    this.foldedPath = foldedPath;
    this.group = group;
    this.folded = names(folded, foldedPath, group == null ? null : normalize(group));
  }

  /**
   * A member of the configuration itself.
   *
   * @param longest the length of the longest rule, at least {@link #LONGEST_GROUPED}
   * @param template whether the configuration is a part of a template_config
   */
  static MemberName atRoot(String name, int longest, boolean template) {
    String exact = name.length() > longest ? null : name;
    String folded = normalize(name, longest);
    String group = template && folded != null ? GROUPS.get(folded) : null;
    return new MemberName(exact, folded, exact, folded, group);
  }

  /** A member of what this member holds. */
  MemberName child(String childName, int longest) {
    String exact = childName.length() > longest ? null : childName;
    String childFolded = normalize(childName, longest);
    return new MemberName(
        exact,
        childFolded,
        join(path, exact, longest),
        join(foldedPath, childFolded, longest),
        null);
  }

  private static String join(String parent, String child, int longest) {
    return parent == null || child == null || parent.length() + 1 + child.length() > longest
        ? null
        : parent + "." + child;
  }

  /** The member's names as they are written. */
  List<String> exact() {
    return names(name, path, group);
  }

  /** The member's names as {@link #normalize(String)} spells them. */
  List<String> folded() {
    return folded;
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

  /** Whether a name is one that {@link #normalize(String)} spells like this. */
  static boolean isSpelled(String name, String folded) {
    return name.length() >= folded.length() && folded.equals(normalize(name, folded.length()));
  }

  /**
   * One spelling for all that a lenient JSON library may take for the same name: it is not known
   * how strict IMS is, and common libraries overlook case, hyphens, underscores and blanks.
   */
  static String normalize(String name) {
    return normalize(name, Integer.MAX_VALUE);
  }

  /** The same; null if it is longer than that. */
  private static String normalize(String name, int longest) {
    StringBuilder folded = new StringBuilder(Math.min(name.length(), longest));
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '_' && c != '-' && c != ' ') {
        if (folded.length() == longest) {
          return null;
        }
        // Both ways, as there are letters beyond ASCII that become s, k or i only one way.
        folded.append(Character.toLowerCase(Character.toUpperCase(c)));
      }
    }
    return folded.toString();
  }
}
