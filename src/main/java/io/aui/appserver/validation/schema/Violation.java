package io.aui.appserver.validation.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One deviation of a configuration from its documentation.
 *
 * @param pointer the place: a JSON Pointer (RFC 6901) that starts with the request member, such as
 *     {@code /template_config/VoiceChat/Volume}. It contains documented names and list positions
 *     only
 * @param problem what was found and what is allowed, such as {@code must be an integer from 0 to
 *     400, was 900}. Values in it are cut to 40 characters and free of control characters
 */
public record Violation(String pointer, String problem) {
  /** Most violations in one message. */
  static final int LIMIT = 5;

  /** Refuses null parts. */
  public Violation {
    Objects.requireNonNull(pointer);
    Objects.requireNonNull(problem);
  }

  /** The step of a pointer that leads to the member with this name. */
  static String step(String name) {
    return "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** The violations found so far and those of a nested value, at most {@link #LIMIT} in all. */
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
