package io.aui.appserver.sandbox;

import java.util.List;
import java.util.Map;

/**
 * A call as the emulator saw it, for tests that check what was sent.
 *
 * @param action {@code x-acs-action}, empty where there was none
 * @param parameters the decoded query; empty where it could not be decoded
 * @param headers by lower-case name
 * @param requestLine as it came over the wire
 * @param outcome {@code OK}, else the {@code Code} it was refused with; a fault that spoilt the
 *     answer is named by its kind
 */
public record ReceivedCall(
    String action,
    Map<String, String> parameters,
    Map<String, List<String>> headers,
    String requestLine,
    String outcome) {

  /** Takes copies. */
  public ReceivedCall {
    parameters = Map.copyOf(parameters);
    headers = Map.copyOf(headers);
  }

  /** The first value of a header, or null. */
  public String header(String lowerCaseName) {
    return headers.getOrDefault(lowerCaseName, List.of()).stream().findFirst().orElse(null);
  }

  /** Without values: among them are tokens and a signature. */
  @Override
  public String toString() {
    return action + parameters.keySet() + " -> " + outcome;
  }
}
