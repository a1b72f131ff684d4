package io.aui.appserver.access.overrides;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules for one workflow type, prepared for checks.
 *
 * @param allowed the only names that may be set, exactly as written; empty if all may be set
 * @param denied the normalized names that may not be set
 * @param caps the largest values, by normalized name
 * @param longest the length of the longest relevant name: that of a rule, or of a member whose
 *     group a rule may name
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

  /** Both rules together: lists are joined, and of two caps the smaller one applies. */
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
    for (String name : member.normalized()) {
      if (denied.contains(name)) {
        return true;
      }
    }
    return false;
  }

  Optional<BigDecimal> cap(MemberName member) {
    BigDecimal smallest = null;
    if (!caps.isEmpty()) {
      for (String name : member.normalized()) {
        BigDecimal cap = caps.get(name);
        if (cap != null && (smallest == null || cap.compareTo(smallest) < 0)) {
          smallest = cap;
        }
      }
    }
    return Optional.ofNullable(smallest);
  }
}
