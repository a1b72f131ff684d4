package io.aui.appserver.admin;

import io.aui.appserver.http.RequestContext;
import io.aui.appserver.limits.freeze.KillSwitch;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Stops many instances at once, and freezes new starts. */
@Singleton
class AdminService {
  private final KillSwitch killSwitch;

  AdminService(KillSwitch killSwitch) {
    this.killSwitch = killSwitch;
  }

  /** Stops the selected instances. The audit line names the user whose instances are stopped. */
  Uni<StopAllResponse> stopAll(StopAllRequest request) {
    RequestContext.current().concernsUser(request.userId());
    return killSwitch
        .endAll(request::selects)
        .map(ended -> new StopAllResponse(ended.stopped(), ended.pending()));
  }

  Uni<FreezeResponse> freeze(FreezeRequest request) {
    return killSwitch
        .freezeStarts(request.frozen())
        .replaceWith(new FreezeResponse(request.frozen()));
  }
}
