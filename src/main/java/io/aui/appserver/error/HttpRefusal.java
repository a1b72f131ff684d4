package io.aui.appserver.error;

import io.aui.appserver.http.UniqueId;
import io.vertx.core.json.JsonObject;

/**
 * The answer to what reaches no operation, in the one form of every failure.
 *
 * @param status the real HTTP status
 * @param requestId this server's id of it
 * @param body JSON
 */
public record HttpRefusal(int status, String requestId, String body) {
  /** The answer to what never became a request; it gets an id of its own. */
  public static HttpRefusal of(int status) {
    return of(status, UniqueId.next());
  }

  /** The answer to a request that leads nowhere. */
  static HttpRefusal of(int status, String requestId) {
    Failure failure = Failure.ofStatus(status, "");
    JsonObject body =
        new JsonObject()
            .put("code", failure.status())
            .put("message", failure.message())
            .put("error_code", failure.errorCode())
            .put("request_id", requestId);
    return new HttpRefusal(failure.status(), requestId, body.encode());
  }
}
