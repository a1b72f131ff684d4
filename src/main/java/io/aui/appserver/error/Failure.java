package io.aui.appserver.error;

import io.aui.appserver.http.ApiVersion;
import io.aui.appserver.http.DeadlineException;
import java.time.Duration;
import java.util.Optional;

/**
 * A failure as it will be answered.
 *
 * @param status the real HTTP status
 * @param errorCode for programs
 * @param message for people
 * @param carrier which HTTP status carries it
 * @param imsRequestId IMS's request id, where IMS answered
 * @param retryAfter when to try again
 */
record Failure(
    int status,
    String errorCode,
    String message,
    Carrier carrier,
    Optional<String> imsRequestId,
    Optional<Duration> retryAfter) {

  private static final Duration USUAL_RETRY_AFTER = Duration.ofSeconds(5);
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int UNAUTHORIZED = 401;

  /** How v2 tells a failure over HTTP; v1 always tells the real status. */
  enum Carrier {
    /** In a 200: the official clients read {@code error_code} from nothing else. */
    SUCCESS,
    /** As 403: the official clients turn exactly that into «log in again». */
    LOGIN,
    /** As it is: the request never reached an operation. */
    REAL
  }

  /** A 429 or 503 always says when to try again. */
  Failure {
    if (retryAfter.isEmpty() && (status == 429 || status == 503)) {
      retryAfter = Optional.of(USUAL_RETRY_AFTER);
    }
  }

  static Failure of(ErrorCode code, String message) {
    return of(code, message, Optional.empty());
  }

  static Failure of(ApiException failure) {
    return of(failure.code(), failure.getMessage(), failure.retryAfter());
  }

  static Failure of(DeadlineException failure) {
    return switch (failure.stage()) {
      case BODY -> of(ErrorCode.REQUEST_TIMEOUT, "the request's body did not arrive in time");
      case IMS -> of(ErrorCode.IMS_TIMEOUT, "IMS did not answer in time");
      case SERVER -> of(ErrorCode.INTERNAL_ERROR, "this server did not answer in time");
    };
  }

  static Failure unexpected() {
    return of(ErrorCode.INTERNAL_ERROR, "this server failed; it has been logged");
  }

  private static Failure of(ErrorCode code, String message, Optional<Duration> retryAfter) {
    return new Failure(
        code.status(), code.code(), message, carrier(code), Optional.empty(), retryAfter);
  }

  /** The failure that the framework means by a status. */
  static Failure ofStatus(int status, String detail) {
    return switch (status) {
      case 404 -> atHttp(ErrorCode.NOT_FOUND, "there is nothing at this path");
      case 405 -> atHttp(ErrorCode.METHOD_NOT_ALLOWED, "operations are called with POST");
      case 408 -> atHttp(ErrorCode.REQUEST_TIMEOUT, "the request did not arrive in time");
      case 413 -> atHttp(ErrorCode.BODY_TOO_LARGE, detail);
      case 415 ->
          atHttp(
              ErrorCode.UNSUPPORTED_MEDIA_TYPE,
              "the body must be JSON, declared as Content-Type: application/json");
      case 503 -> of(ErrorCode.SERVER_BUSY, detail);
      default ->
          status < 500
              ? new Failure(
                  status,
                  ErrorCode.INVALID_PARAMETER.code(),
                  "the request cannot be understood",
                  Carrier.REAL,
                  Optional.empty(),
                  Optional.empty())
              : unexpected();
    };
  }

  private static Failure atHttp(ErrorCode code, String message) {
    return new Failure(
        code.status(), code.code(), message, Carrier.REAL, Optional.empty(), Optional.empty());
  }

  private static Carrier carrier(ErrorCode code) {
    return code.status() == UNAUTHORIZED ? Carrier.LOGIN : Carrier.SUCCESS;
  }

  /** The header's value; a wait is never told shorter than it is. */
  Optional<Long> retryAfterSeconds() {
    return retryAfter.map(delay -> Math.max(1, delay.plusMillis(999).toSeconds()));
  }

  /** The HTTP status that carries it. */
  int httpStatus(ApiVersion version, boolean v2RealStatus) {
    if (version == ApiVersion.V1 || v2RealStatus) {
      return status;
    }
    return switch (carrier) {
      case SUCCESS -> OK;
      case LOGIN -> FORBIDDEN;
      case REAL -> status;
    };
  }

  /**
   * The status that the body tells: the real one, except on v2, where clients take 403 for a bad
   * login. A bad login is told as 403 there, and another refusal that is 403 as 400.
   */
  int bodyStatus(ApiVersion version, boolean v2RealStatus) {
    if (carrier == Carrier.LOGIN) {
      return httpStatus(version, v2RealStatus);
    }
    boolean takenForLogin = status == FORBIDDEN && version == ApiVersion.V2 && !v2RealStatus;
    return takenForLogin ? BAD_REQUEST : status;
  }

  /** The status for logs and meters: the body's of a bad login, else the real one. */
  int recordedStatus(ApiVersion version, boolean v2RealStatus) {
    return carrier == Carrier.LOGIN ? bodyStatus(version, v2RealStatus) : status;
  }

  boolean isUnexpected() {
    return errorCode.equals(ErrorCode.INTERNAL_ERROR.code());
  }

  boolean isLoginFailure() {
    return carrier == Carrier.LOGIN;
  }

  /** {@code WWW-Authenticate} (RFC 6750, section 3), beside a body that names a 401. */
  Optional<String> challenge(int bodyStatus) {
    if (!isLoginFailure() || bodyStatus != UNAUTHORIZED) {
      return Optional.empty();
    }
    return Optional.of(
        errorCode.equals(ErrorCode.LOGIN_REQUIRED.code())
            ? "Bearer"
            : "Bearer error=\"invalid_token\"");
  }
}
