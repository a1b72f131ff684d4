package io.aui.appserver.http;

import io.vertx.ext.web.RoutingContext;

/** A bean that is notified of every request that has ended. */
public interface RequestListener {
  /**
   * Called when the request has ended, on its event loop, so it must be quick. Called again if more
   * becomes known afterwards, for example that an instance was created for a client that is gone.
   *
   * @param answered whether a response was sent; false if the client went away before
   */
  void ended(RoutingContext request, RequestContext context, boolean answered);
}
