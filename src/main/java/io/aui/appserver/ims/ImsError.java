package io.aui.appserver.ims;

/**
 * What IMS says about a failure.
 *
 * @param code IMS's {@code Code}, or null
 * @param message IMS's {@code Message}, or null
 * @param requestId IMS's {@code RequestId}, or null
 */
record ImsError(String code, String message, String requestId) {
  /** A failure about which IMS says nothing. */
  static ImsError withMessage(String message) {
    return new ImsError(null, message, null);
  }

  /** The same with another message. */
  ImsError saying(String otherMessage) {
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
