package io.aui.appserver.sandbox;

/**
 * An error answer: what the real service would put into status, {@code Code} and {@code Message}.
 *
 * @param status HTTP status
 * @param code stable; clients branch on it
 * @param message for people
 */
public record Refusal(int status, String code, String message) {

  static Refusal missing(String parameter) {
    return new Refusal(400, "Missing" + parameter, parameter + " is mandatory for this action.");
  }

  /** A parameter the gateway refuses; the reason is this emulator's own help. */
  static Refusal invalid(String parameter, String reason) {
    return new Refusal(
        400,
        "Invalid" + parameter,
        "Specified parameter " + parameter + " is not valid: " + reason + ".");
  }

  /** A member inside a JSON parameter that the product refuses. */
  static Refusal invalidMember(String reason) {
    return new Refusal(
        400, "InvalidParameter", "The specified parameter is not valid: " + reason + ".");
  }

  static Refusal agentNotFound() {
    return new Refusal(404, "AgentNotFound", "The specified agentId is not found");
  }

  static Refusal resourceNotFound(String what) {
    return new Refusal(404, "ResourceNotFound", "The specified " + what + " is not found.");
  }

  static Refusal throttled() {
    return new Refusal(400, "Throttling.User", "Request was denied due to user flow control.");
  }

  static Refusal internalError() {
    return new Refusal(
        500, "InternalError", "The request processing has failed due to some unknown error.");
  }

  RefusedException asException() {
    return new RefusedException(this);
  }
}
