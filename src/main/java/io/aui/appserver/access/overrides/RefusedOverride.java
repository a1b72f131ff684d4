package io.aui.appserver.access.overrides;

import java.util.Objects;

/**
 * A member of a configuration that clients may not set, or not to this value.
 *
 * @param pointer a JSON Pointer (RFC 6901) that starts with the request member, such as {@code
 *     /agent_config/LlmConfig/LlmSystemPrompt}. Names are cut to 40 characters, and control
 *     characters in them are replaced
 * @param problem such as {@code may not be set by clients}; contains nothing that the client sent
 */
public record RefusedOverride(String pointer, String problem) {
  /** Rejects null. */
  public RefusedOverride {
    Objects.requireNonNull(pointer);
    Objects.requireNonNull(problem);
  }
}
