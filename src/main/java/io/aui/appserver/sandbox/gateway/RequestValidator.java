package io.aui.appserver.sandbox.gateway;

import io.aui.appserver.sandbox.actions.Action;
import io.aui.appserver.sandbox.actions.Operations;
import io.aui.appserver.sandbox.protocol.RecordedRequest;
import io.aui.appserver.sandbox.protocol.Refusal;
import io.aui.appserver.sandbox.state.AccessKeys;
import java.time.InstantSource;

/**
 * What Alibaba Cloud's API gateway checks before IMS sees a request: method, path, operation and
 * signature.
 */
public final class RequestValidator {
  private final Operations operations;
  private final SignatureCheck signature;
  private final InstantSource clock;

  public RequestValidator(Operations operations, AccessKeys keys, InstantSource clock) {
    this.operations = operations;
    this.signature = new SignatureCheck(keys);
    this.clock = clock;
  }

  /** Returns the operation that a valid request names; throws a refusal for any other request. */
  public Action validate(RecordedRequest request) {
    if (!request.uri().startsWith("/")) {
      // Some clients send "POST ?a=b" if the base URL has no slash at its end. The gateway refuses
      // it.
      throw new Refusal(
              400, "BadRequest", "The request line must name the path: POST /?..., with a slash.")
          .asException();
    }
    if (!request.method().equals("POST")) {
      throw new Refusal(
              400, "UnsupportedHTTPMethod", "This HTTP method is not supported; use POST.")
          .asException();
    }
    if (!request.path().equals("/")) {
      throw Operations.notFound();
    }
    Action action = operations.find(request);
    if (operations.isSigned(request.action())) {
      signature.check(request, clock.instant());
    }
    return action;
  }
}
