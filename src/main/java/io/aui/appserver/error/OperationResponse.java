package io.aui.appserver.error;

import io.vertx.ext.web.RoutingContext;

/** The response of an operation. It sends itself. */
public interface OperationResponse {
  /** Sends the response and records it in the request context, if there is one. */
  void send(RoutingContext request);
}
