package io.aui.appserver.access;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules for one workflow type, ready to be asked.
 *
 * @param allowed names that may be set, if only these may; exactly as written
 * @param denied folded names that may not be set
 * @param caps largest values by folded name
 * @param longest the length of the longest name that matters: of a rule, or of a member whose group
 *     a rule may name
 */
record OverrideRules(
    Optional<Set<String>> allowed, Set<String> denied, Map<String, BigDecimal> caps, int longest) {
  static final OverrideRules NONE = of(Optional.empty(), Set.of(), Map.of());

  static OverrideRules of(
      Optional<Set<String>> allowed, Set<String> denied, Map<String, BigDecimal> caps) {
    int longest =
        Stream.of(allowed.orElse(Set.of()), denied, caps.keySet())
            .flatMap(Set::stream)
            .mapToInt(String::length)
            .reduce(MemberName.LONGEST_GROUPED, Math::max);
    return new OverrideRules(allowed, denied, caps, longest);
  }

  boolean isEmpty() {
    return equals(NONE);
  }

  /** These and those together: lists add up, of two caps the smaller counts. */
  OverrideRules and(OverrideRules others) {
    Map<String, BigDecimal> smaller = new HashMap<>(caps);
    others.caps.forEach((name, cap) -> smaller.merge(name, cap, BigDecimal::min));
    return of(
        allowed.isEmpty() && others.allowed.isEmpty()
            ? Optional.empty()
            : Optional.of(union(allowed.orElse(Set.of()), others.allowed.orElse(Set.of()))),
        union(denied, others.denied),
        Map.copyOf(smaller));
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new HashSet<>(some);
    all.addAll(others);
    return Set.copyOf(all);
  }

  boolean allows(MemberName member) {
    if (allowed.isEmpty()) {
      return true;
    }
    for (String name : member.exact()) {
      if (allowed.get().contains(name)) {
        return true;
      }
    }
    return false;
  }

  boolean denies(MemberName member) {
    if (denied.isEmpty()) {
      return false;
    }
    for (String name : member.folded()) {
      if (denied.contains(name)) {
        return true;
      }
    }
    return false;
  }

  Optional<BigDecimal> cap(MemberName member) {
    BigDecimal smallest = null;
    if (!caps.isEmpty()) {
      for (String name : member.folded()) {
        BigDecimal cap = caps.get(name);
        if (cap != null && (smallest == null || cap.compareTo(smallest) < 0)) {
          smallest = cap;
        }
      }
    }
    return Optional.ofNullable(smallest);
  }
}
