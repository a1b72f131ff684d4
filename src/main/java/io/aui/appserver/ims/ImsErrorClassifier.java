package io.aui.appserver.ims;

import io.aui.appserver.Secret;
import io.aui.appserver.ims.ImsException.Kind;
import io.aui.appserver.ims.response.ImsResponse;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

/**
 * The only place where a response of IMS, or a call that broke, becomes a failure of some kind: by
 * IMS's code, then by the status, never by the message. Codes: IMS's and the gateway's error lists
 * (Alibaba Cloud, "Common errors" and the error codes of each action).
 */
final class ImsErrorClassifier {
  private static final int OK = 200;
  private static final int MAX_MESSAGE = 500;

  private ImsErrorClassifier() {}

  /**
   * The failure that a refusal stands for.
   *
   * @param status of the response; 200 for an error in a success
   */
  static ImsException refusal(int status, ImsError error) {
    ImsError readable = error.saying(readable(error, status));
    return error.hasCode() ? byCode(status, readable) : byStatus(status, readable.withoutCode());
  }

  private static ImsException byCode(int status, ImsError error) {
    String code = error.code();
    if (code.startsWith("Throttling") || code.equals("RequestsTooFrequent")) {
      return notExecuted(Kind.THROTTLED, error);
    }
    if (isOurFault(code)) {
      // IMS's text may quote the string to sign: callers must not see it.
      return notExecuted(Kind.BAD_CREDENTIALS, error.saying("IMS refuses this server's requests"));
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

  private static boolean isOurFault(String code) {
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
      case 414, 431 -> notExecuted(Kind.REJECTED, error.saying("the request is too long for IMS"));
      default -> maybeExecuted(status >= 500 ? Kind.UNAVAILABLE : Kind.INVALID_RESPONSE, error);
    };
  }

  /**
   * A response with a status of 200 must be a JSON object without an error in it. What else a
   * success needs, {@link #requireMember} checks for each action.
   *
   * @throws ImsException if it is no success
   */
  static <R extends ImsResponse> R requireSuccess(R response) {
    if (response == null) {
      throw maybeExecuted(
          Kind.INVALID_RESPONSE, ImsError.withMessage("IMS answered without content"));
    }
    if (response.code() != null && !response.code().equals("200")) {
      throw refusal(OK, new ImsError(response.code(), response.message(), response.requestId()));
    }
    return response;
  }

  /**
   * Requires a member without which a response is no success.
   *
   * @param name the member as IMS spells it
   * @throws ImsException if it is absent or blank
   */
  static <T> T requireMember(T value, String name, ImsResponse response) {
    return requireMember(value, name, response, null);
  }

  /**
   * Requires a member of the response to a start.
   *
   * @param instanceId the instance that the response names; the failure names it, too
   * @throws ImsException if the member is absent or blank
   */
  static <T> T requireMember(T value, String name, ImsResponse response, String instanceId) {
    boolean blank =
        (value instanceof String text && text.isBlank())
            || (value instanceof Secret secret && secret.reveal().isBlank());
    if (value == null || blank) {
      throw new ImsException(
          Kind.INVALID_RESPONSE,
          new ImsError(null, "IMS answered a success without " + name, response.requestId()),
          false,
          instanceId);
    }
    return value;
  }

  /**
   * The failure behind an exception of a call: no connection, no answer in time, or an answer that
   * cannot be read. What is classified already stays so.
   */
  static ImsException brokenCall(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ImsException known) {
        return known;
      }
      if (cause instanceof io.netty.channel.ConnectTimeoutException) {
        return notExecuted(
            Kind.TIMED_OUT, ImsError.withMessage("IMS did not accept a connection in time"));
      }
      if (cause instanceof ConnectException
          || cause instanceof UnknownHostException
          || cause instanceof NoRouteToHostException) {
        return notExecuted(Kind.UNAVAILABLE, ImsError.withMessage("IMS cannot be reached"));
      }
      if (cause instanceof TimeoutException) {
        return maybeExecuted(Kind.TIMED_OUT, ImsError.withMessage("IMS did not answer in time"));
      }
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof io.vertx.core.http.HttpClosedException) {
        // Before the head of a response, the REST client makes an IOException of it.
        return maybeExecuted(Kind.INVALID_RESPONSE, ImsError.withMessage("IMS's answer broke off"));
      }
      if (isBrokenConnection(cause)) {
        return maybeExecuted(Kind.UNAVAILABLE, ImsError.withMessage("IMS broke the connection"));
      }
    }
    return maybeExecuted(
        Kind.INVALID_RESPONSE, ImsError.withMessage("IMS answered something that cannot be read"));
  }

  /** The failure of a request that is not sent, because it would be too long. */
  static ImsException requestTooLong(String message) {
    return notExecuted(Kind.REJECTED, ImsError.withMessage(message));
  }

  /** The failure of a call whose response was broken off, because it is too long to be kept. */
  static ImsException responseTooLong(int maxBytes) {
    return maybeExecuted(
        Kind.INVALID_RESPONSE,
        ImsError.withMessage("IMS answered more than " + maxBytes + " bytes"));
  }

  /**
   * The failure of a call to STS. Whatever STS finds wrong in a request is this server's setting,
   * never the caller's; STS's text may quote the role or the policy, so it is not shown.
   */
  static ImsException ofSts(ImsException failure) {
    return switch (failure.kind()) {
      case REJECTED, DENIED, NOT_FOUND ->
          notExecuted(
              Kind.BAD_CREDENTIALS,
              new ImsError(
                  failure.imsCode().orElse(null),
                  "STS refuses this server's requests",
                  failure.imsRequestId().orElse(null)));
      case THROTTLED, BAD_CREDENTIALS, UNAVAILABLE, TIMED_OUT, INVALID_RESPONSE -> failure;
    };
  }

  private static boolean isBrokenConnection(Throwable cause) {
    return cause instanceof io.vertx.core.http.StreamResetException
        || (cause instanceof java.io.IOException
            && !(cause instanceof com.fasterxml.jackson.core.JacksonException)
            && !(cause instanceof EOFException));
  }

  private static String readable(ImsError error, int status) {
    if (error.message() == null || error.message().isBlank()) {
      return "IMS answered " + (error.hasCode() ? error.code() : status);
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
