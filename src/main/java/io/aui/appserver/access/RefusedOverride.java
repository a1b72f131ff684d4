package io.aui.appserver.access;

import java.util.Objects;

/**
 * A member of a configuration that policy does not let clients set, or not to this value.
 *
 * @param pointer where: a JSON Pointer (RFC 6901) that starts with the request member, such as
 *     {@code /agent_config/LlmConfig/LlmSystemPrompt}. Names that a client made up are cut to 40
 *     characters and freed of control characters in it
 * @param problem such as {@code may not be set by clients}; holds nothing that the client sent
 */
public record RefusedOverride(String pointer, String problem) {
  /** Refuses absent parts. */
  public RefusedOverride {
    Objects.requireNonNull(pointer);
    Objects.requireNonNull(problem);
  }
}
