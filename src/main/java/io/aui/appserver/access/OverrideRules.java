package io.aui.appserver.access;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The rules for one workflow type, ready to be asked.
 *
 * @param allowed names that may be set, if only these may; exactly as written
 * @param denied folded names that may not be set
 * @param caps largest values by folded name
 */
record OverrideRules(
    Optional<Set<String>> allowed, Set<String> denied, Map<String, BigDecimal> caps) {
  static final OverrideRules NONE = new OverrideRules(Optional.empty(), Set.of(), Map.of());

  boolean isEmpty() {
    return equals(NONE);
  }

  /** These and those together: lists add up, of two caps the smaller counts. */
  OverrideRules and(OverrideRules others) {
    Map<String, BigDecimal> smaller = new HashMap<>(caps);
    others.caps.forEach((name, cap) -> smaller.merge(name, cap, BigDecimal::min));
    return new OverrideRules(
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
    return allowed.isEmpty() || member.exact().stream().anyMatch(allowed.get()::contains);
  }

  boolean denies(MemberName member) {
    return member.folded().stream().anyMatch(denied::contains);
  }

  Optional<BigDecimal> cap(MemberName member) {
    return caps.isEmpty()
        ? Optional.empty()
        : member.folded().stream()
            .map(caps::get)
            .filter(Objects::nonNull)
            .min(BigDecimal::compareTo);
  }
}
