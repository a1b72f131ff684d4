package io.aui.appserver.ims.pipeline;

import io.aui.appserver.ims.failure.ImsErrorClassifier;
import io.aui.appserver.ims.failure.ImsException;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.client.ClientResponseContext;
import org.jboss.resteasy.reactive.client.impl.ClientRequestContextImpl;
import org.jboss.resteasy.reactive.client.impl.RestClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientResponseFilter;

/**
 * Tells a request that was never sent from a response that broke off. The HTTP client throws the
 * same exception if a pooled connection is closed while a request is about to be written to it, but
 * then there is no request yet.
 */
public final class UnsentRequest implements ResteasyReactiveClientResponseFilter {
  @Override
  public void filter(ResteasyReactiveClientRequestContext request, ClientResponseContext response) {
    check(((ClientRequestContextImpl) request).getRestClientRequestContext());
  }

  /**
   * Checks how a call failed, if it did.
   *
   * @throws ImsException if its request was never sent
   */
  static void check(RestClientRequestContext call) {
    if (call.getThrowable() instanceof HttpClosedException && call.getHttpClientRequest() == null) {
      throw ImsErrorClassifier.closedBeforeTheRequest();
    }
  }
}
