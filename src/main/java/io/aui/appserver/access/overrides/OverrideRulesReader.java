package io.aui.appserver.access.overrides;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads configured rules into {@link OverrideRules}; reports and skips those it cannot read. */
final class OverrideRulesReader {
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)*");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?");

  private final List<String> problems = new ArrayList<>();

  /** The problems in everything read so far. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /** Records a problem of a setting, with its key and its environment variable. */
  void problem(String key, String problem) {
    String variable = key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    problems.add(key + " (" + variable + ") " + problem);
  }

  OverrideRules read(String prefix, OverrideConfig.Rules rules) {
    Optional<Set<String>> allowed = rules.allow().map(paths -> paths(prefix + ".allow", paths));
    Set<String> denied = paths(prefix + ".deny", rules.deny().orElse(List.of()));
    for (String path : allowed.orElse(Set.of())) {
      if (denied.contains(path)) {
        problem(prefix + ".allow", "names " + path + ", which is denied as well");
      }
    }
    Set<String> normalized = new HashSet<>();
    denied.forEach(path -> normalized.add(MemberName.normalize(path)));
    return OverrideRules.of(allowed, Set.copyOf(normalized), caps(prefix + ".max", rules.max()));
  }

  private Set<String> paths(String key, List<String> written) {
    Set<String> paths = new HashSet<>();
    for (String each : written) {
      String path = each.strip();
      if (path.equals(MemberName.ANY) || PATH.matcher(path).matches()) {
        paths.add(path);
      } else {
        problem(key, "must name members such as LlmConfig.LlmSystemPrompt, names \"" + each + '"');
      }
    }
    return Set.copyOf(paths);
  }

  private Map<String, BigDecimal> caps(String prefix, Map<String, String> written) {
    Map<String, BigDecimal> caps = new HashMap<>();
    written.forEach(
        (path, value) -> {
          String key = prefix + "." + path;
          if (!PATH.matcher(path).matches()) {
            problem(key, "must name a member such as MaxIdleTime");
          } else if (!NUMBER.matcher(value.strip()).matches()) {
            problem(key, "must be a number of at least 0, is \"" + value + '"');
          } else {
            caps.merge(MemberName.normalize(path), new BigDecimal(value.strip()), BigDecimal::min);
          }
        });
    return Map.copyOf(caps);
  }
}
