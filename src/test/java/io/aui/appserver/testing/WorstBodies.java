package io.aui.appserver.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * JSON objects of some 60 KiB that are made to cost as much as they can: many members, long names
 * over many others, deep nesting, names that hash alike, numbers that are huge when written out,
 * many mistakes, JSON as text within JSON.
 */
public final class WorstBodies {
  /** Leaves room for what a request puts around a configuration. */
  private static final int SIZE = 60_000;

  /** As many members as bodies may have, with room for those around them. */
  private static final int MEMBERS = 1_900;

  private static final int LONGEST_NAME = 64;
  private static final int ALL = Integer.MAX_VALUE;

  private WorstBodies() {}

  /** Configurations by what they are like. */
  public static Map<String, String> configs() {
    Map<String, String> configs = new LinkedHashMap<>();
    configs.put("many members", object(SIZE, ALL, i -> number("m" + i)));
    configs.put("as many members as allowed", object(SIZE, MEMBERS, i -> number("m" + i)));
    configs.put("many groups", object(SIZE, MEMBERS, i -> member("m" + i, "{\"a\":0}")));
    configs.put("ignored characters", object(SIZE, ALL, i -> number("_-".repeat(20) + i)));
    configs.put("letters beyond ASCII", object(SIZE, ALL, i -> number("\u017f\u212a\u0130" + i)));
    configs.put("a long name above members", deep(1, SIZE / 2));
    configs.put("long names above members", deep(14, LONGEST_NAME));
    configs.put("very long names above members", deep(14, SIZE / 28));
    configs.put("members at the greatest depth", deep(60, 1));
    configs.put("a list of objects", only("l", list(i -> "{}")));
    configs.put("a list of lists", only("l", list(i -> "[[]]")));
    configs.put("a list of groups", only("l", list(i -> "{\"a\":{\"b\":[{}]}}")));
    configs.put("huge exponents", only("l", list(i -> "1e99999999")));
    configs.put("tiny exponents", only("l", list(i -> "1e-99999999")));
    configs.put("long numbers", only("l", list(i -> "9".repeat(64))));
    configs.put(
        "capped numbers",
        object(SIZE, MEMBERS, i -> member("MaxIdleTime" + "_".repeat(i % 50), "1e99999999")));
    configs.put("names alike to Java", alike(31));
    configs.put("names alike to Jackson", alike(33));
    configs.put("many mistakes", only("InterruptConfig", only("InterruptWords", list(i -> "1"))));
    configs.put("one long wrong text", only("Volume", text("9".repeat(SIZE))));
    configs.put(
        "JSON in text",
        only("WorkflowOverrideParams", text(object(SIZE * 3 / 4, ALL, i -> number("m" + i)))));
    configs.put(
        "deep JSON in text", only("WorkflowOverrideParams", text("{\"a\":" + "[".repeat(SIZE))));
    configs.put("names alike in text", only("WorkflowOverrideParams", text(alike(33))));
    configs.put(
        "many voiceprints",
        object(SIZE, ALL, i -> member("g" + i, "{\"VoiceprintId\":\"v" + i + "\"}")));
    configs.put("one large voiceprint", only("VoiceprintId", list(i -> "{}")));
    configs.put("escapes", only("Greeting", "\"" + "\\u0041".repeat(SIZE / 6) + "\""));
    configs.put("one name again and again", object(SIZE, ALL, i -> number("m")));
    configs.put("no end", "{\"a\":" + "[{},".repeat(SIZE / 4));
    return configs;
  }

  /** An object whose names all have the same hash in Jackson's table of names. */
  public static String namesAlike() {
    return alike(33);
  }

  private static String deep(int depth, int nameLength) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      text.append('{').append(text("y".repeat(nameLength))).append(':');
    }
    text.append(object(SIZE - text.length() - depth, MEMBERS, i -> number("m" + i)));
    return text.append("}".repeat(depth)).toString();
  }

  /** Names of pairs of characters, each pair in one of two forms of the same polynomial hash. */
  private static String alike(int multiplier) {
    String[] forms = {"Bz", "C" + (char) ('z' - multiplier)};
    return object(
        SIZE,
        MEMBERS,
        i -> {
          StringBuilder name = new StringBuilder();
          for (int bit = 0; bit < 11; bit++) {
            name.append(forms[i >> bit & 1]);
          }
          return number(name.toString());
        });
  }

  private static String object(int size, int members, IntFunction<String> member) {
    return "{" + joined(size, members, member) + "}";
  }

  private static String list(IntFunction<String> element) {
    return "[" + joined(SIZE, ALL, element) + "]";
  }

  private static String joined(int size, int count, IntFunction<String> part) {
    List<String> parts = new ArrayList<>();
    int length = 0;
    for (int i = 0; i < count; i++) {
      String next = part.apply(i);
      length += next.getBytes(UTF_8).length + 1;
      if (length > size) {
        break;
      }
      parts.add(next);
    }
    return String.join(",", parts);
  }

  private static String number(String name) {
    return member(name, "0");
  }

  private static String member(String name, String value) {
    return text(name) + ":" + value;
  }

  private static String only(String name, String value) {
    return "{" + member(name, value) + "}";
  }

  private static String text(String content) {
    return "\"" + content.replace("\"", "\\\"") + "\"";
  }
}
