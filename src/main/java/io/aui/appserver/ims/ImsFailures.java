package io.aui.appserver.ims;

import io.aui.appserver.ims.ImsException.BadCredentials;
import io.aui.appserver.ims.ImsException.Denied;
import io.aui.appserver.ims.ImsException.InvalidAnswer;
import io.aui.appserver.ims.ImsException.NotFound;
import io.aui.appserver.ims.ImsException.Reason;
import io.aui.appserver.ims.ImsException.Rejected;
import io.aui.appserver.ims.ImsException.Throttled;
import io.aui.appserver.ims.ImsException.TimedOut;
import io.aui.appserver.ims.ImsException.Unavailable;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

/**
 * Decides, in one place, which failure an answer of IMS or a broken connection is: by code, then by
 * status, never by message.
 */
final class ImsFailures {
  private static final int MAX_MESSAGE = 500;

  private ImsFailures() {}

  /** The failure that an answer with a status of 400 and up, or a code in a success, stands for. */
  static ImsException refusal(int status, String code, String message, String requestId) {
    Reason reason = new Reason(code, readable(message, code, status), requestId);
    return code == null || code.isBlank()
        ? byStatus(status, new Reason(null, reason.message(), requestId))
        : byCode(status, code, reason);
  }

  private static ImsException byCode(int status, String code, Reason reason) {
    if (code.startsWith("Throttling") || code.equals("RequestsTooFrequent")) {
      return new Throttled(reason);
    }
    if (isOurFault(code)) {
      // IMS's text may quote the string to sign: it is not the caller's business.
      return new BadCredentials(
          new Reason(code, "IMS refuses this server's requests", reason.requestId()));
    }
    if (code.equals("Forbidden.SubscriptionRequired") || code.startsWith("OperationDenied")) {
      return new Denied(reason);
    }
    if (code.endsWith("NotFound")) {
      return new NotFound(reason);
    }
    if (code.startsWith("Missing") || code.startsWith("Invalid")) {
      return new Rejected(reason);
    }
    return byStatus(status, reason);
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

  private static ImsException byStatus(int status, Reason reason) {
    return switch (status) {
      case 429 -> new Throttled(reason);
      case 404 -> new NotFound(reason);
      case 414, 431 ->
          new Rejected(
              new Reason(reason.code(), "the request is too long for IMS", reason.requestId()));
      default -> status >= 500 ? new Unavailable(reason, false) : new InvalidAnswer(reason);
    };
  }

  /**
   * The failure behind an exception of the client: no connection, no answer in time, or an answer
   * that cannot be read.
   */
  static ImsException transport(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ImsException known) {
        return known;
      }
      if (isConnectTimeout(cause)) {
        return new TimedOut(Reason.of("IMS did not accept a connection in time"), true);
      }
      if (cause instanceof ConnectException
          || cause instanceof UnknownHostException
          || cause instanceof NoRouteToHostException) {
        return new Unavailable(Reason.of("IMS cannot be reached"), true);
      }
      if (cause instanceof TimeoutException) {
        return new TimedOut(Reason.of("IMS did not answer in time"), false);
      }
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof io.vertx.core.http.HttpClosedException) {
        // Before the head of an answer, the REST client makes an IOException of it.
        return new InvalidAnswer(Reason.of("IMS's answer broke off"));
      }
      if (isBrokenConnection(cause)) {
        return new Unavailable(Reason.of("IMS broke the connection"), false);
      }
    }
    return new InvalidAnswer(Reason.of("IMS answered something that cannot be read"));
  }

  private static boolean isConnectTimeout(Throwable cause) {
    return cause instanceof io.netty.channel.ConnectTimeoutException;
  }

  private static boolean isBrokenConnection(Throwable cause) {
    return cause instanceof io.vertx.core.http.StreamResetException
        || (cause instanceof java.io.IOException
            && !(cause instanceof com.fasterxml.jackson.core.JacksonException)
            && !(cause instanceof EOFException));
  }

  private static String readable(String message, String code, int status) {
    if (message == null || message.isBlank()) {
      return code == null || code.isBlank() ? "IMS answered " + status : "IMS answered " + code;
    }
    String oneLine = message.replaceAll("\\p{Cntrl}+", " ").strip();
    return oneLine.length() <= MAX_MESSAGE ? oneLine : oneLine.substring(0, MAX_MESSAGE) + "…";
  }
}
