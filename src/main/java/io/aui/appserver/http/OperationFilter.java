package io.aui.appserver.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;

/**
 * Records in the request context which operation is called and how to make it fail at its deadline.
 * The operation is the name of the resource's method, so callers cannot invent one.
 */
@Provider
@Priority(FilterOrder.OPERATION)
public class OperationFilter implements ResteasyReactiveContainerRequestFilter {
  private final CurrentVertxRequest currentRequest;

  OperationFilter(CurrentVertxRequest currentRequest) {
    this.currentRequest = currentRequest;
  }

  @Override
  public void filter(ResteasyReactiveContainerRequestContext filtered) {
    RequestContext context = RequestContext.of(currentRequest.getCurrent());
    context.matched(filtered.getServerRequestContext().getResteasyReactiveResourceInfo().getName());
    context.failsBy(filtered::resume);
  }
}
