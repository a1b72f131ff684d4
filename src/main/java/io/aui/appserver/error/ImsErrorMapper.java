package io.aui.appserver.error;

import io.aui.appserver.error.Failure.Carrier;
import io.aui.appserver.ims.failure.ImsException;

/**
 * Maps a failure of IMS to the failure that is sent to the caller. The status follows from the kind
 * of failure; the code is IMS's if there is one.
 */
final class ImsErrorMapper {
  private ImsErrorMapper() {}

  static Failure failure(ImsException failure) {
    ErrorCode ours = errorCode(failure.kind());
    return new Failure(
        ours.status(),
        failure.imsCode().orElse(ours.code()),
        failure.getMessage(),
        Carrier.SUCCESS,
        failure.imsRequestId(),
        failure.retryAfter());
  }

  /** Its status is always used, its code only if IMS sent none. */
  private static ErrorCode errorCode(ImsException.Kind kind) {
    return switch (kind) {
      case THROTTLED -> ErrorCode.LIMIT_EXCEEDED;
      case REJECTED -> ErrorCode.INVALID_PARAMETER;
      case DENIED -> ErrorCode.FORBIDDEN;
      case NOT_FOUND -> ErrorCode.NOT_FOUND;
      case BAD_CREDENTIALS -> ErrorCode.IMS_CREDENTIALS;
      case UNAVAILABLE, NOT_SENT -> ErrorCode.IMS_UNAVAILABLE;
      case TIMED_OUT -> ErrorCode.IMS_TIMEOUT;
      case INVALID_RESPONSE -> ErrorCode.IMS_INVALID_ANSWER;
    };
  }
}
