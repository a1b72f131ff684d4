package io.aui.appserver.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All the ways in which a rule may name one member.
 *
 * @param exact the bare name, the path from the root, and for a member of template_config the path
 *     of the same thing in AgentConfig, with the groups that this is in
 * @param folded the same, spelled as {@link #fold} does
 */
record MemberName(List<String> exact, List<String> folded) {
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

  static MemberName inAgentConfig(String name, String path) {
    return of(List.of(ANY, name, path));
  }

  static MemberName inTemplateConfig(String name, String path) {
    List<String> names = new ArrayList<>(List.of(ANY, name, path));
    String group = GROUPS.get(fold(name));
    if (group != null && path.equals(name)) {
      names.add(group);
      names.add(group + "." + name);
    }
    return of(names);
  }

  private static MemberName of(List<String> names) {
    return new MemberName(names, names.stream().map(MemberName::fold).toList());
  }

  /** Whether a name is one that {@link #fold} spells like this; it never makes one longer. */
  static boolean isSpelled(String name, String folded) {
    return name.length() >= folded.length() && fold(name).equals(folded);
  }

  /**
   * One spelling for all that a lenient JSON library may take for the same name: it is not known
   * how strict IMS is, and common libraries overlook case, hyphens, underscores and blanks.
   */
  static String fold(String name) {
    StringBuilder folded = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '_' && c != '-' && c != ' ') {
        // Both ways, as there are letters beyond ASCII that become s, k or i only one way.
        folded.append(Character.toLowerCase(Character.toUpperCase(c)));
      }
    }
    return folded.toString();
  }
}
