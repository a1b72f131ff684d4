package io.aui.appserver.access.overrides;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks one configuration against one set of rules. The cost grows only with the configuration's
 * size: clients choose its content, and the check runs on the event loop. Used once.
 */
final class OverrideCheck {
  /** Most refused members that one message names. */
  static final int MAX_FOUND = 5;

  /** More than twice the documented depth, and little enough for recursion. */
  private static final int MAX_DEPTH = 16;

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?");

  private final OverrideRules rules;
  private final boolean template;
  private final List<RefusedOverride> found = new ArrayList<>();

  /**
   * Prepares a check.
   *
   * @param template whether the configuration is a part of a template_config
   */
  OverrideCheck(OverrideRules rules, boolean template) {
    this.rules = rules;
    this.template = template;
  }

  /** What the rules refuse in the configuration at the pointer. */
  List<RefusedOverride> check(JsonNode config, String pointer) {
    return check(config, JsonPlace.root(pointer));
  }

  /**
   * The same for a part of the template_config at the pointer. A part that is not an object is
   * refused, because it cannot be checked.
   */
  List<RefusedOverride> checkPart(Map.Entry<String, JsonNode> part, String pointer) {
    JsonPlace place = JsonPlace.root(pointer).child(part.getKey());
    JsonNode value = part.getValue();
    if (!rules.isEmpty() && !value.isObject() && !value.isNull()) {
      return List.of(new RefusedOverride(place.pointer(), "must be an object"));
    }
    return check(value, place);
  }

  private List<RefusedOverride> check(JsonNode config, JsonPlace place) {
    if (!rules.isEmpty()) {
      below(config, null, place, false, 0);
    }
    return List.copyOf(found);
  }

  private void below(
      JsonNode value, MemberName holder, JsonPlace place, boolean allowed, int depth) {
    if (depth > MAX_DEPTH) {
      refuse(place, "is nested too deeply");
    } else if (value.isObject()) {
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        if (found.size() == MAX_FOUND) {
          return;
        }
        if (!member.getValue().isNull()) {
          member(
              name(holder, member.getKey()),
              member.getValue(),
              place.child(member.getKey()),
              allowed,
              depth);
        }
      }
    } else if (value.isArray()) {
      for (int i = 0; i < value.size() && found.size() < MAX_FOUND; i++) {
        JsonNode element = value.get(i);
        if (element.isContainerNode()) {
          below(element, holder, place.child(i), allowed, depth + 1);
        }
      }
    }
  }

  private MemberName name(MemberName holder, String name) {
    return holder == null
        ? MemberName.atRoot(name, rules.longest(), template)
        : holder.child(name, rules.longest());
  }

  private void member(
      MemberName member, JsonNode value, JsonPlace place, boolean groupAllowed, int depth) {
    boolean allowed = groupAllowed || rules.allows(member);
    Optional<BigDecimal> cap = rules.cap(member);
    if (rules.denies(member) || (!allowed && setsSomething(value))) {
      refuse(place, "may not be set by clients");
    } else if (cap.isPresent()) {
      if (!within(value, cap.get())) {
        refuse(place, "must be a number from 0 to " + cap.get().toPlainString());
      }
    } else if (value.isContainerNode()) {
      below(value, member, place, allowed, depth + 1);
    }
  }

  /**
   * Whether a value sets something itself. Objects and arrays of objects only group other values.
   */
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

  /** Whether a number, which may be written as a string, is from 0 to the cap. */
  private static boolean within(JsonNode value, BigDecimal cap) {
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (value.isTextual() && NUMBER.matcher(value.textValue()).matches()) {
      number = Double.parseDouble(value.textValue());
    }
    return number >= 0 && number <= cap.doubleValue();
  }

  private void refuse(JsonPlace place, String problem) {
    if (found.size() < MAX_FOUND) {
      found.add(new RefusedOverride(place.pointer(), problem));
    }
  }
}
