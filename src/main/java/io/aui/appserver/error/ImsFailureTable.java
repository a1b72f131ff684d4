package io.aui.appserver.error;

import io.aui.appserver.error.Failure.Carrier;
import io.aui.appserver.ims.ImsException;
import io.aui.appserver.ims.ImsException.BadCredentials;
import io.aui.appserver.ims.ImsException.Denied;
import io.aui.appserver.ims.ImsException.InvalidAnswer;
import io.aui.appserver.ims.ImsException.NotFound;
import io.aui.appserver.ims.ImsException.Rejected;
import io.aui.appserver.ims.ImsException.Throttled;
import io.aui.appserver.ims.ImsException.TimedOut;
import io.aui.appserver.ims.ImsException.Unavailable;
import java.util.Optional;

/**
 * What callers are told when IMS did not do what it was asked: IMS's code where there was one, and
 * a status of our choosing.
 */
final class ImsFailureTable {
  private ImsFailureTable() {}

  static Failure failure(ImsException failure) {
    ErrorCode ours = ourCode(failure);
    return new Failure(
        ours.status(),
        failure.imsCode().orElse(ours.code()),
        failure.getMessage(),
        Carrier.SUCCESS,
        failure.imsRequestId(),
        Optional.empty());
  }

  /**
   * The kinds are chosen by IMS's code and status; the code is answered only where IMS named none.
   */
  private static ErrorCode ourCode(ImsException failure) {
    if (failure instanceof Throttled) {
      return ErrorCode.LIMIT_EXCEEDED;
    } else if (failure instanceof Rejected) {
      return ErrorCode.INVALID_PARAMETER;
    } else if (failure instanceof Denied) {
      return ErrorCode.FORBIDDEN;
    } else if (failure instanceof NotFound) {
      return ErrorCode.NOT_FOUND;
    } else if (failure instanceof BadCredentials) {
      return ErrorCode.IMS_CREDENTIALS;
    } else if (failure instanceof Unavailable) {
      return ErrorCode.IMS_UNAVAILABLE;
    } else if (failure instanceof TimedOut) {
      return ErrorCode.IMS_TIMEOUT;
    } else if (failure instanceof InvalidAnswer) {
      return ErrorCode.IMS_INVALID_ANSWER;
    }
    throw new AssertionError(failure.getClass());
  }
}
