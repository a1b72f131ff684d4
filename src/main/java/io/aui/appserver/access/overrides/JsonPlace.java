package io.aui.appserver.access.overrides;

import java.util.regex.Pattern;

/**
 * The place of a value in a request. It is written as a JSON Pointer only if the value is refused.
 *
 * @param step for the root the configuration's pointer, else a member's name or an array index
 */
public record JsonPlace(JsonPlace parent, Object step) {
  private static final int MAX_NAME = 40;
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  public static JsonPlace root(String pointer) {
    return new JsonPlace(null, pointer);
  }

  public JsonPlace child(Object childStep) {
    return new JsonPlace(this, childStep);
  }

  public String pointer() {
    return parent == null ? step.toString() : parent.pointer() + "/" + visible(step.toString());
  }

  private static String visible(String name) {
    boolean cut = name.codePointCount(0, name.length()) > MAX_NAME;
    String start = cut ? name.substring(0, name.offsetByCodePoints(0, MAX_NAME)) : name;
    String visible = INVISIBLE.matcher(start).replaceAll("\uFFFD");
    return (cut ? visible + '…' : visible).replace("~", "~0").replace("/", "~1");
  }
}
