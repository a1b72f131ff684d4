package io.aui.appserver.error;

import io.aui.appserver.http.RequestContext;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * A response as it is sent, with what the audit line and the metrics record about it. It can be
 * stored and sent again unchanged. Its body may hold tokens, so {@code toString} shows only its
 * length.
 *
 * @param httpStatus the status of the HTTP response
 * @param body JSON text
 * @param retryAfterSeconds the header's value, if there is one
 * @param challenge the value of {@code WWW-Authenticate}, if there is one
 * @param failureStatus a failure's status for logs and metrics, 0 for a success
 * @param errorCode a failure's {@code error_code}, empty for a success
 * @param loginFailure whether the caller has to log in again
 * @param instanceId the instance that it is about, empty if there is none
 * @param imsRequestId IMS's request id, empty if IMS did not respond
 */
public record StoredResponse(
    int httpStatus,
    String body,
    Optional<Long> retryAfterSeconds,
    Optional<String> challenge,
    int failureStatus,
    String errorCode,
    boolean loginFailure,
    String instanceId,
    String imsRequestId)
    implements OperationResponse {
  /** Whether it is a success. */
  public boolean isSuccess() {
    return failureStatus == 0;
  }

  @Override
  public void send(RoutingContext request) {
    RequestContext context = RequestContext.of(request);
    if (context != null) {
      context.responded(failureStatus, errorCode, loginFailure, instanceId, imsRequestId);
    }
    HttpServerResponse http = request.response();
    if (http.ended() || http.closed()) {
      return;
    }
    http.setStatusCode(httpStatus);
    http.putHeader(HttpHeaders.CONTENT_TYPE, "application/json;charset=UTF-8");
    retryAfterSeconds.ifPresent(seconds -> http.putHeader("Retry-After", seconds.toString()));
    challenge.ifPresent(value -> http.putHeader("WWW-Authenticate", value));
    http.end(body);
  }

  @Override
  public String toString() {
    return "StoredResponse[" + httpStatus + ", " + body.length() + " characters]";
  }
}
