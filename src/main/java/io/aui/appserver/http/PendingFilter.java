package io.aui.appserver.http;

import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/** Lets a request wait for a check of its filter, without blocking. */
public final class PendingFilter {
  private final ResteasyReactiveContainerRequestContext request;
  private boolean ended;
  private boolean suspended;
  private Throwable failure;

  private PendingFilter(ResteasyReactiveContainerRequestContext request) {
    this.request = request;
  }

  /**
   * The request goes on once the check has succeeded, and fails as it fails. It is suspended only
   * if the check does not complete at once.
   */
  public static void await(ResteasyReactiveContainerRequestContext request, Uni<?> check) {
    PendingFilter pending = new PendingFilter(request);
    check.subscribe().with(passed -> pending.end(null), pending::end);
    pending.suspendUnlessEnded();
  }

  private synchronized void end(Throwable reason) {
    ended = true;
    failure = reason;
    if (!suspended) {
      return;
    }
    if (reason == null) {
      request.resume();
    } else {
      request.resume(reason);
    }
  }

  private synchronized void suspendUnlessEnded() {
    if (!ended) {
      suspended = true;
      request.suspend();
    } else if (failure instanceof RuntimeException refused) {
      throw refused;
    } else if (failure != null) {
      throw new IllegalStateException("A request could not be checked", failure);
    }
  }
}
