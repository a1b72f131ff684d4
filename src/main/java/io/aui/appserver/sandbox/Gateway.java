package io.aui.appserver.sandbox;

import java.time.InstantSource;

/** What stands before the product: the form of a request, its operation and its signature. */
final class Gateway {
  private final Operations operations;
  private final SignatureCheck signature;
  private final InstantSource clock;

  Gateway(Operations operations, AccessKeys keys, InstantSource clock) {
    this.operations = operations;
    this.signature = new SignatureCheck(keys);
    this.clock = clock;
  }

  /** The operation that a request may perform; refuses a request that may not pass. */
  Action admit(RecordedRequest request) {
    if (!request.uri().startsWith("/")) {
      // Some clients write "POST ?a=b" for a base without a slash; what stands before IMS refuses
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
    signature.check(request, clock.instant());
    return action;
  }
}
