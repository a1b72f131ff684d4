package io.aui.appserver.events;

import io.aui.appserver.error.OperationResponse;
import io.aui.appserver.http.RequestContext;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.ext.web.RoutingContext;

/** The response to a client that has seen all events of an instance that has ended. */
enum NoEvents implements OperationResponse {
  ANY_MORE;

  @Override
  public void send(RoutingContext request) {
    RequestContext context = RequestContext.of(request);
    context.responded(0, "", false, context.instanceId(), "");
    if (!request.response().ended() && !request.response().closed()) {
      request.response().setStatusCode(HttpResponseStatus.NO_CONTENT.code()).end();
    }
  }
}
