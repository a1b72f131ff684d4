package io.aui.appserver.ims.failure;

/**
 * The error in a response of IMS, or our description of a failed call.
 *
 * @param code IMS's {@code Code}, or null
 * @param message IMS's {@code Message}, or null
 * @param requestId IMS's {@code RequestId}, or null
 */
record ImsError(String code, String message, String requestId) {
  /** A failure without an error from IMS. */
  static ImsError withMessage(String message) {
    return new ImsError(null, message, null);
  }

  /** The same with another message. */
  ImsError replaceMessage(String otherMessage) {
    return new ImsError(code, otherMessage, requestId);
  }

  /** The same without a code. */
  ImsError withoutCode() {
    return new ImsError(null, message, requestId);
  }

  boolean hasCode() {
    return code != null && !code.isBlank();
  }
}
