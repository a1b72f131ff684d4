package io.aui.appserver.callback;

import io.aui.appserver.access.AuthenticatedService;
import io.aui.appserver.http.FilterOrder;
import io.aui.appserver.http.RequestContext;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses callbacks without the configured token, before the body is read. Others are marked as
 * authenticated, so that no user's login is asked for.
 */
@Provider
@AuthenticatedByToken
@Priority(FilterOrder.SERVICE_LOGIN)
public class CallbackFilter implements ContainerRequestFilter {
  private final CallbackTokens tokens;
  private final CurrentVertxRequest currentRequest;

  /** Filters are created before the configuration can be read; the tokens are read when needed. */
  CallbackFilter(CallbackTokens tokens, CurrentVertxRequest currentRequest) {
    this.tokens = tokens;
    this.currentRequest = currentRequest;
  }

  @Override
  public void filter(ContainerRequestContext filtered) {
    RequestContext context = RequestContext.of(currentRequest.getCurrent());
    tokens.require(context.headers().getAll(HttpHeaders.AUTHORIZATION));
    context.put(AuthenticatedService.class, AuthenticatedService.IMS);
  }
}
