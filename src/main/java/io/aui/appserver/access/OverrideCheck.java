package io.aui.appserver.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** One walk through one configuration under one set of rules. */
final class OverrideCheck {
  /** Enough to correct a configuration by, and few enough for one message. */
  static final int MAX_FOUND = 5;

  /** More than twice what is documented, and little enough to walk on any thread. */
  private static final int MAX_DEPTH = 16;

  private static final int MAX_NAME = 40;
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?");

  private final OverrideRules rules;
  private final BiFunction<String, String, MemberName> naming;
  private final List<RefusedOverride> found = new ArrayList<>();

  /**
   * Prepares a walk.
   *
   * @param naming makes all names of a member from its own and its path
   */
  OverrideCheck(OverrideRules rules, BiFunction<String, String, MemberName> naming) {
    this.rules = rules;
    this.naming = naming;
  }

  /** What the rules refuse in a configuration that stands at the pointer. */
  List<RefusedOverride> check(JsonNode config, String pointer) {
    if (!rules.isEmpty()) {
      below(config, "", pointer, false, 0);
    }
    return List.copyOf(found);
  }

  /** The same for a part of template_config, where nothing but an object could be looked into. */
  List<RefusedOverride> checkPart(JsonNode part, String pointer) {
    if (!rules.isEmpty() && !part.isObject() && !part.isNull()) {
      return List.of(new RefusedOverride(pointer, "must be an object"));
    }
    return check(part, pointer);
  }

  private void below(JsonNode value, String path, String pointer, boolean allowed, int depth) {
    if (depth > MAX_DEPTH) {
      refuse(pointer, "is nested too deeply");
    } else if (value.isObject()) {
      value
          .properties()
          .forEach(
              member ->
                  member(
                      member.getKey(),
                      path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                      member.getValue(),
                      step(pointer, member.getKey()),
                      allowed,
                      depth));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size() && found.size() < MAX_FOUND; i++) {
        below(value.get(i), path, pointer + "/" + i, allowed, depth + 1);
      }
    }
  }

  private void member(
      String name, String path, JsonNode value, String pointer, boolean groupAllowed, int depth) {
    if (value.isNull() || found.size() == MAX_FOUND) {
      return;
    }
    MemberName member = naming.apply(name, path);
    boolean allowed = groupAllowed || rules.allows(member);
    Optional<BigDecimal> cap = rules.cap(member);
    if (rules.denies(member) || (!allowed && setsSomething(value))) {
      refuse(pointer, "may not be set by clients");
    } else if (cap.isPresent()) {
      if (!within(value, cap.get())) {
        refuse(pointer, "must be a number from 0 to " + cap.get().toPlainString());
      }
    } else {
      below(value, path, pointer, allowed, depth + 1);
    }
  }

  /** Whether a value says something itself; objects and lists of objects only group others. */
  private static boolean setsSomething(JsonNode value) {
    if (value.isArray()) {
      for (JsonNode element : value) {
        if (!element.isObject()) {
          return true;
        }
      }
      return value.isEmpty();
    }
    return !value.isObject();
  }

  /** Whether a number, perhaps written as a string, is in the range. */
  private static boolean within(JsonNode value, BigDecimal cap) {
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (value.isTextual() && NUMBER.matcher(value.textValue()).matches()) {
      number = Double.parseDouble(value.textValue());
    }
    return number >= 0 && number <= cap.doubleValue();
  }

  static String step(String pointer, String name) {
    String visible = INVISIBLE.matcher(name).replaceAll("\uFFFD");
    if (visible.codePointCount(0, visible.length()) > MAX_NAME) {
      visible = visible.substring(0, visible.offsetByCodePoints(0, MAX_NAME)) + '…';
    }
    return pointer + "/" + visible.replace("~", "~0").replace("/", "~1");
  }

  private void refuse(String pointer, String problem) {
    if (found.size() < MAX_FOUND) {
      found.add(new RefusedOverride(pointer, problem));
    }
  }
}
