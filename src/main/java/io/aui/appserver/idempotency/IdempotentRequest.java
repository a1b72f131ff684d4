package io.aui.appserver.idempotency;

import io.aui.appserver.access.Caller;
import io.aui.appserver.http.RequestContext;
import java.util.Optional;

/**
 * A request that carries an {@code Idempotency-Key}: it is to be executed only once.
 *
 * @param fingerprint equal for requests with the same meaning
 */
public record IdempotentRequest(IdempotencyKey key, String fingerprint) {
  /**
   * Returns the key of a request; empty if it carries none. Refuses an invalid key (400
   * InvalidParameter) and a key without a user (400 MissingParameter).
   *
   * @param request the request record
   */
  public static Optional<IdempotentRequest> of(
      Caller caller, RequestContext context, Object request) {
    return IdempotencyKey.valueOf(context.headers())
        .map(
            value ->
                new IdempotentRequest(
                    new IdempotencyKey(owner(caller), context.operation().orElseThrow(), value),
                    Fingerprint.of(context.version(), BoundRequest.tree(request))));
  }

  /** The user who is logged in; in access mode none, the request's {@code user_id}. */
  private static String owner(Caller caller) {
    return caller.provedUserId().orElseGet(caller::requiredUserId);
  }
}
