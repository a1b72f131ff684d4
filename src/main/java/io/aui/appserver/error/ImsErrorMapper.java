package io.aui.appserver.error;

import io.aui.appserver.error.Failure.Carrier;
import io.aui.appserver.ims.ImsException;
import java.util.Optional;

/**
 * Maps a failure of IMS to what callers are answered: IMS's code if there is one, and a status by
 * the failure's kind.
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
        Optional.empty());
  }

  /** Its status always counts; its code only if IMS sent none. */
  private static ErrorCode errorCode(ImsException.Kind kind) {
    return switch (kind) {
      case THROTTLED -> ErrorCode.LIMIT_EXCEEDED;
      case REJECTED -> ErrorCode.INVALID_PARAMETER;
      case DENIED -> ErrorCode.FORBIDDEN;
      case NOT_FOUND -> ErrorCode.NOT_FOUND;
      case BAD_CREDENTIALS -> ErrorCode.IMS_CREDENTIALS;
      case UNAVAILABLE -> ErrorCode.IMS_UNAVAILABLE;
      case TIMED_OUT -> ErrorCode.IMS_TIMEOUT;
      case INVALID_RESPONSE -> ErrorCode.IMS_INVALID_ANSWER;
    };
  }
}
