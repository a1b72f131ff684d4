package io.aui.appserver.ims.failure;

import io.aui.appserver.Secret;
import io.aui.appserver.ims.failure.ImsException.Kind;
import io.aui.appserver.ims.response.ImsResponse;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/**
 * The only place where a response of IMS or a broken call is classified as a kind of failure: by
 * IMS's code, then by the status, never by the message. The codes come from IMS's and the gateway's
 * error lists (Alibaba Cloud, "Common errors" and the error codes of each action).
 */
public final class ImsErrorClassifier {
  private static final int OK = 200;
  private static final int MAX_MESSAGE = 500;

  private ImsErrorClassifier() {}

  /**
   * Classifies an error response.
   *
   * @param retryAfter the value of {@code Retry-After}; null if there is none
   */
  public static ImsException refusal(int status, ImsError error, Duration retryAfter) {
    ImsException refusal = refusal(status, error);
    boolean later = refusal.kind() == Kind.THROTTLED || refusal.kind() == Kind.UNAVAILABLE;
    return later && retryAfter != null ? refusal.retriedAfter(retryAfter) : refusal;
  }

  /**
   * Classifies an error response.
   *
   * @param status the HTTP status; 200 if a successful response contains an error
   */
  static ImsException refusal(int status, ImsError error) {
    ImsError readable = error.replaceMessage(readable(error, status));
    return error.hasCode() ? byCode(status, readable) : byStatus(status, readable.withoutCode());
  }

  private static ImsException byCode(int status, ImsError error) {
    String code = error.code();
    if (code.startsWith("Throttling") || code.equals("RequestsTooFrequent")) {
      return notExecuted(Kind.THROTTLED, error);
    }
    if (isServersFault(code)) {
      // IMS's text may quote the string to sign: callers must not see it.
      return notExecuted(
          Kind.BAD_CREDENTIALS, error.replaceMessage("IMS refuses this server's requests"));
    }
    if (code.equals("Forbidden.SubscriptionRequired") || code.startsWith("OperationDenied")) {
      return notExecuted(Kind.DENIED, error);
    }
    if (code.endsWith("NotFound")) {
      return notExecuted(Kind.NOT_FOUND, error);
    }
    if (code.startsWith("Missing") || code.startsWith("Invalid")) {
      return notExecuted(Kind.REJECTED, error);
    }
    return byStatus(status, error);
  }

  private static boolean isServersFault(String code) {
    return switch (code) {
      case "SignatureDoesNotMatch",
          "SignatureNonceUsed",
          "IncompleteSignature",
          "InvalidSignatureMethod",
          "Forbidden",
          "Forbidden.RAM",
          "UnsupportedHTTPMethod" ->
          true;
      default ->
          code.startsWith("InvalidAccessKeyId")
              || code.startsWith("InvalidSecurityToken")
              || code.startsWith("InvalidTimeStamp")
              || code.startsWith("InvalidApi")
              || code.startsWith("InvalidProduct")
              || code.startsWith("InvalidProtocol");
    };
  }

  private static ImsException byStatus(int status, ImsError error) {
    return switch (status) {
      case 429 -> notExecuted(Kind.THROTTLED, error);
      case 404 -> notExecuted(Kind.NOT_FOUND, error);
      case 414, 431 ->
          notExecuted(Kind.REJECTED, error.replaceMessage("the request is too long for IMS"));
      default -> maybeExecuted(status >= 500 ? Kind.UNAVAILABLE : Kind.INVALID_RESPONSE, error);
    };
  }

  /**
   * Requires that a response with a 2xx status is present and contains no error. {@link
   * #requireMember} checks what else the action needs.
   *
   * @throws ImsException if it is not a success
   */
  public static <R extends ImsResponse> R requireSuccess(R response) {
    if (response == null) {
      throw maybeExecuted(
          Kind.INVALID_RESPONSE, ImsError.withMessage("the response of IMS is empty"));
    }
    if (response.code() != null && !response.code().equals("200")) {
      throw refusal(OK, new ImsError(response.code(), response.message(), response.requestId()));
    }
    return response;
  }

  /**
   * Requires a member without which a response is not a success.
   *
   * @param name the member's name in IMS's spelling
   * @throws ImsException if it is absent or blank
   */
  public static <T> T requireMember(T value, String name, ImsResponse response) {
    return requireMember(value, name, response, null);
  }

  /**
   * Requires a member of the response to a start.
   *
   * @param instanceId the started instance, if the response names it; the failure carries it
   * @throws ImsException if the member is absent or blank
   */
  public static <T> T requireMember(T value, String name, ImsResponse response, String instanceId) {
    boolean blank =
        (value instanceof String text && text.isBlank())
            || (value instanceof Secret secret && secret.reveal().isBlank());
    if (value == null || blank) {
      throw new ImsException(
          Kind.INVALID_RESPONSE,
          new ImsError(null, "the response of IMS lacks " + name, response.requestId()),
          false,
          instanceId,
          null);
    }
    return value;
  }

  /**
   * Classifies an exception of a call: no connection, no response in time, or a response that
   * cannot be read. An {@link ImsException} is returned as it is.
   */
  public static ImsException brokenCall(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ImsException known) {
        return known;
      }
      if (cause instanceof io.netty.channel.ConnectTimeoutException) {
        return notExecuted(
            Kind.TIMED_OUT, ImsError.withMessage("IMS did not accept a connection in time"));
      }
      if (cause instanceof ConnectException
          || cause instanceof SSLHandshakeException
          || cause instanceof UnknownHostException
          || cause instanceof NoRouteToHostException) {
        return notExecuted(Kind.UNAVAILABLE, ImsError.withMessage("IMS cannot be reached"));
      }
      if (cause instanceof TimeoutException) {
        return maybeExecuted(Kind.TIMED_OUT, ImsError.withMessage("IMS did not respond in time"));
      }
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof io.vertx.core.http.HttpClosedException) {
        // Only after the head of a response: before it, the REST client throws an IOException, and
        // before the request, closedBeforeTheRequest() is thrown.
        return maybeExecuted(
            Kind.INVALID_RESPONSE, ImsError.withMessage("the response of IMS broke off"));
      }
      if (isBrokenConnection(cause)) {
        return maybeExecuted(Kind.UNAVAILABLE, ImsError.withMessage("IMS closed the connection"));
      }
    }
    return maybeExecuted(
        Kind.INVALID_RESPONSE, ImsError.withMessage("the response of IMS cannot be read"));
  }

  /** The failure of a request whose connection was closed before it was sent. */
  public static ImsException closedBeforeTheRequest() {
    return notExecuted(Kind.UNAVAILABLE, ImsError.withMessage("IMS closed the connection"));
  }

  /** The failure of a request that is too long to be sent. */
  public static ImsException requestTooLong(String message) {
    return notExecuted(Kind.REJECTED, ImsError.withMessage(message));
  }

  /**
   * The failure of a request that this server does not send.
   *
   * @param retryAfter when the next one may be sent
   */
  public static ImsException notSent(String message, Duration retryAfter) {
    return new ImsException(Kind.NOT_SENT, ImsError.withMessage(message), true, null, retryAfter);
  }

  /** The failure of a request that cannot be signed, because there are no valid credentials. */
  public static ImsException noCredentials() {
    return notExecuted(
        Kind.BAD_CREDENTIALS, ImsError.withMessage("this server has no valid credentials for IMS"));
  }

  /** The failure of a call whose response is too long. */
  public static ImsException responseTooLong(int maxBytes) {
    return maybeExecuted(
        Kind.INVALID_RESPONSE,
        ImsError.withMessage("the response of IMS has more than " + maxBytes + " bytes"));
  }

  /**
   * The failure of a call to STS. If STS refuses a request, this server's settings are wrong, never
   * the caller's request. STS's message may quote the role or the policy, so it is not shown.
   */
  public static ImsException ofSts(ImsException failure) {
    return switch (failure.kind()) {
      case REJECTED, DENIED, NOT_FOUND -> stsRefusal(failure);
      // A code without a rule here, such as NoPermission, is a refusal, too.
      case INVALID_RESPONSE -> failure.imsCode().isPresent() ? stsRefusal(failure) : failure;
      case THROTTLED, BAD_CREDENTIALS, UNAVAILABLE, TIMED_OUT, NOT_SENT -> failure;
    };
  }

  private static ImsException stsRefusal(ImsException failure) {
    return notExecuted(
        Kind.BAD_CREDENTIALS,
        new ImsError(
            failure.imsCode().orElse(null),
            "STS refuses this server's requests",
            failure.imsRequestId().orElse(null)));
  }

  private static boolean isBrokenConnection(Throwable cause) {
    return cause instanceof io.vertx.core.http.StreamResetException
        || (cause instanceof java.io.IOException
            && !(cause instanceof com.fasterxml.jackson.core.JacksonException)
            && !(cause instanceof EOFException));
  }

  private static String readable(ImsError error, int status) {
    if (error.message() == null || error.message().isBlank()) {
      return "IMS responded with " + (error.hasCode() ? error.code() : status);
    }
    String oneLine = error.message().replaceAll("\\p{Cntrl}+", " ").strip();
    return oneLine.length() <= MAX_MESSAGE ? oneLine : oneLine.substring(0, MAX_MESSAGE) + "…";
  }

  private static ImsException notExecuted(Kind kind, ImsError error) {
    return new ImsException(kind, error, true);
  }

  private static ImsException maybeExecuted(Kind kind, ImsError error) {
    return new ImsException(kind, error, false);
  }
}
