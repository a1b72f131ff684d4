package io.aui.appserver.http;

import io.vertx.ext.web.RoutingContext;

/** A bean that wants to know of every request that has ended. */
public interface RequestListener {
  /**
   * The request has ended; called on its event loop, so briefly. Called once more where the caller
   * had gone away and an instance came about afterwards.
   *
   * @param answered false where the caller went away before
   */
  void ended(RoutingContext request, RequestContext context, boolean answered);
}
