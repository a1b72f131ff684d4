package io.aui.appserver.error;

import io.aui.appserver.http.ApiVersion;
import io.aui.appserver.http.DeadlineException;
import java.time.Duration;
import java.util.Optional;

/**
 * A failure as it is sent.
 *
 * @param status the real HTTP status
 * @param errorCode for programs
 * @param message for people
 * @param carrier how v2 chooses the HTTP status
 * @param imsRequestId IMS's request id, if IMS responded
 * @param retryAfter when to try again; never empty for a 429 or 503
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

  /** How v2 chooses the HTTP status; v1 always sends the real one. */
  enum Carrier {
    /** 200: the official clients read {@code error_code} only from a 200. */
    SUCCESS,
    /** 403: the official clients ask the user to log in again at exactly this status. */
    LOGIN,
    /** The real status: the request did not reach an operation. */
    REAL
  }

  /** Sets the default {@code Retry-After} of a 429 or 503. */
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
      case BODY -> atHttp(ErrorCode.REQUEST_TIMEOUT, "the request's body did not arrive in time");
      case IMS -> of(ErrorCode.IMS_TIMEOUT, "IMS did not respond in time");
      case FIRST_REQUEST ->
          of(
              ErrorCode.SERVER_BUSY,
              "the first request with this Idempotency-Key has not ended yet; send the same request"
                  + " again");
      case SERVER -> of(ErrorCode.INTERNAL_ERROR, "this server did not respond in time");
    };
  }

  Failure withMessage(String other) {
    return new Failure(status, errorCode, other, carrier, imsRequestId, retryAfter);
  }

  static Failure unexpected() {
    return of(ErrorCode.INTERNAL_ERROR, "this server failed; the failure has been logged");
  }

  private static Failure of(ErrorCode code, String message, Optional<Duration> retryAfter) {
    return new Failure(
        code.status(), code.code(), message, carrier(code), Optional.empty(), retryAfter);
  }

  /**
   * The failure for a status that the framework or the HTTP server chose.
   *
   * @param detail the message of a 404, 413 or 503; if it is empty, the code's title is sent
   */
  static Failure ofStatus(int status, String detail) {
    return switch (status) {
      case 404 -> atHttp(ErrorCode.NOT_FOUND, detailOrTitle(detail, ErrorCode.NOT_FOUND));
      case 405 ->
          atHttp(ErrorCode.METHOD_NOT_ALLOWED, "operations are called with POST, events with GET");
      case 408 -> atHttp(ErrorCode.REQUEST_TIMEOUT, "the request did not arrive in time");
      case 413 -> atHttp(ErrorCode.BODY_TOO_LARGE, detailOrTitle(detail, ErrorCode.BODY_TOO_LARGE));
      case 415 ->
          atHttp(
              ErrorCode.UNSUPPORTED_MEDIA_TYPE,
              "the body must be JSON, declared as Content-Type: application/json");
      case 503 -> of(ErrorCode.SERVER_BUSY, detailOrTitle(detail, ErrorCode.SERVER_BUSY));
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

  private static String detailOrTitle(String detail, ErrorCode code) {
    return detail.isBlank() ? code.title() : detail;
  }

  private static Failure atHttp(ErrorCode code, String message) {
    return new Failure(
        code.status(), code.code(), message, Carrier.REAL, Optional.empty(), Optional.empty());
  }

  private static Carrier carrier(ErrorCode code) {
    return code.status() == UNAUTHORIZED ? Carrier.LOGIN : Carrier.SUCCESS;
  }

  /** The value of {@code Retry-After} in seconds, rounded up, at least 1. */
  Optional<Long> retryAfterSeconds() {
    return retryAfter.map(delay -> Math.max(1, delay.plusMillis(999).toSeconds()));
  }

  /** The HTTP status of the response. */
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
   * The value of {@code code} in the body: the real status, with two exceptions on v2. A bad login
   * is 403 there. Any other 403 is 400, because the iOS client takes a 403 in {@code code} for an
   * expired login.
   */
  int bodyStatus(ApiVersion version, boolean v2RealStatus) {
    if (carrier == Carrier.LOGIN) {
      return httpStatus(version, v2RealStatus);
    }
    boolean takenForLogin = status == FORBIDDEN && version == ApiVersion.V2 && !v2RealStatus;
    return takenForLogin ? BAD_REQUEST : status;
  }

  /** The status for logs and metrics: for a bad login that of the body, else the real one. */
  int recordedStatus(ApiVersion version, boolean v2RealStatus) {
    return carrier == Carrier.LOGIN ? bodyStatus(version, v2RealStatus) : status;
  }

  boolean isUnexpected() {
    // Not by the code: IMS has one of the same name.
    return status == ErrorCode.INTERNAL_ERROR.status();
  }

  boolean isLoginFailure() {
    return carrier == Carrier.LOGIN;
  }

  /** The value of {@code WWW-Authenticate} (RFC 6750, section 3) if the body's status is 401. */
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
