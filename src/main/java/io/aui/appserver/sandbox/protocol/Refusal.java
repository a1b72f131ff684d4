package io.aui.appserver.sandbox.protocol;

import java.util.Collection;

/**
 * An error response: HTTP status, {@code Code} and {@code Message} as the real service sends them.
 *
 * @param status HTTP status
 * @param code stable error code, which clients evaluate
 * @param message explanation for people
 */
public record Refusal(int status, String code, String message) {

  /** 400 for an absent parameter. */
  public static Refusal missing(String parameter) {
    return new Refusal(400, "Missing" + parameter, parameter + " is mandatory for this action.");
  }

  /** 400 for a parameter that the gateway refuses. The reason is the emulator's own addition. */
  public static Refusal invalid(String parameter, String reason) {
    return new Refusal(
        400,
        "Invalid" + parameter,
        "Specified parameter " + parameter + " is not valid: " + reason + ".");
  }

  /** 400 for a member inside a JSON parameter that IMS refuses. */
  public static Refusal invalidMember(String reason) {
    return new Refusal(
        400, "InvalidParameter", "The specified parameter is not valid: " + reason + ".");
  }

  /** 404 for an unknown agent. */
  public static Refusal agentNotFound() {
    return new Refusal(404, "AgentNotFound", "The specified agentId is not found");
  }

  /** 404 for an unknown agent, with those that the sandbox knows: IMS would not name them. */
  public static Refusal agentNotFound(Collection<String> known) {
    return new Refusal(
        404,
        "AgentNotFound",
        "The specified agentId is not found. This sandbox knows " + String.join(", ", known));
  }

  /** 404 for an unknown dialogue or voiceprint. */
  public static Refusal resourceNotFound(String what) {
    return new Refusal(404, "ResourceNotFound", "The specified " + what + " is not found.");
  }

  /** 400 for too many calls. */
  public static Refusal throttled() {
    return new Refusal(400, "Throttling.User", "Request was denied due to user flow control.");
  }

  /** 500 for an internal error. */
  public static Refusal internalError() {
    return new Refusal(
        500, "InternalError", "The request processing has failed due to some unknown error.");
  }

  /** This refusal as an exception, to throw. */
  public RefusedException asException() {
    return new RefusedException(this);
  }
}
