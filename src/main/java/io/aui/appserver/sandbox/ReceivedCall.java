package io.aui.appserver.sandbox;

import java.util.List;
import java.util.Map;

/**
 * A call that the emulator received, for tests that check what was sent.
 *
 * @param action {@code x-acs-action}, empty if it is absent
 * @param parameters the decoded query; empty if the call was refused before it was decoded
 * @param headers by lower-case name
 * @param requestLine as it was received
 * @param outcome {@code OK}; or the {@code Code} of the refusal; or the kind of the fault that
 *     changed the response
 * @param response the body of the response, before a fault of the connection changed it
 */
public record ReceivedCall(
    String action,
    Map<String, String> parameters,
    Map<String, List<String>> headers,
    String requestLine,
    String outcome,
    String response) {

  public ReceivedCall {
    parameters = Map.copyOf(parameters);
    headers = Map.copyOf(headers);
  }

  /** The first value of a header, or null. */
  public String header(String lowerCaseName) {
    return headers.getOrDefault(lowerCaseName, List.of()).stream().findFirst().orElse(null);
  }

  /** Leaves the values out: some are tokens and signatures. */
  @Override
  public String toString() {
    return action + parameters.keySet() + " -> " + outcome;
  }
}
