package io.aui.appserver.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;

/**
 * Notes which operation is called, the name of the resource's method, hence out of a closed set;
 * and how it is made to fail at its deadline.
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
