package io.aui.appserver.validation.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One place where a configuration is not as documented.
 *
 * @param pointer where: a JSON Pointer (RFC 6901) that starts with the request member, such as
 *     {@code /template_config/VoiceChat/Volume}. Made of documented names and list positions only
 * @param problem what was found and what is allowed, such as {@code must be an integer from 0 to
 *     400, was 900}. Values in it are cut to 40 characters and free of control characters
 */
public record Violation(String pointer, String problem) {
  /** Enough to correct a configuration by, and few enough for one message. */
  static final int LIMIT = 5;

  /** Refuses absent parts. */
  public Violation {
    Objects.requireNonNull(pointer);
    Objects.requireNonNull(problem);
  }

  /** The part of a pointer that leads to a member of this name. */
  static String step(String name) {
    return "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** What was found so far and what was found one step deeper, at most {@link #LIMIT} in all. */
  static List<Violation> join(List<Violation> found, String step, List<Violation> deeper) {
    List<Violation> all = new ArrayList<>(found);
    for (Violation violation : deeper) {
      if (all.size() < LIMIT) {
        all.add(new Violation(step + violation.pointer, violation.problem));
      }
    }
    return List.copyOf(all);
  }
}
