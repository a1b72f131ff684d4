package io.aui.appserver.admin;

import io.aui.appserver.http.RequestContext;
import io.aui.appserver.limits.freeze.KillSwitch;
import io.aui.appserver.limits.quota.UsageReports;
import io.aui.appserver.tracking.InstanceTracker;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Stops many instances at once, freezes new starts, and reports what runs and what is used. */
@Singleton
class AdminService {
  private final KillSwitch killSwitch;
  private final UsageReports usage;
  private final InstanceTracker tracker;

  AdminService(KillSwitch killSwitch, UsageReports usage, InstanceTracker tracker) {
    this.killSwitch = killSwitch;
    this.usage = usage;
    this.tracker = tracker;
  }

  /** Stops the selected instances. The audit line names the user whose instances are stopped. */
  Uni<StopAllResponse> stopAll(StopAllRequest request) {
    RequestContext.current().concernsUser(request.userId());
    return killSwitch
        .endAll(request::selects)
        .map(
            ended ->
                new StopAllResponse(
                    ended.stopped(),
                    ended.pending(),
                    ended.unknown().isPresent() ? ended.unknown().getAsInt() : null));
  }

  /** Freezes new starts or allows them again. The audit line says which. */
  Uni<FreezeResponse> freeze(FreezeRequest request) {
    RequestContext.current().does(request.frozen() ? "freeze" : "thaw");
    return killSwitch
        .freezeStarts(request.frozen())
        .replaceWith(new FreezeResponse(request.frozen()));
  }

  /** Lists what runs. The audit line names the user whose instances are listed. */
  Uni<ListInstancesResponse> list(ListInstancesRequest request) {
    RequestContext.current().concernsUser(request.userId());
    return tracker
        .alive()
        .map(alive -> ListInstancesResponse.of(alive.stream().filter(request::selects).toList()));
  }

  /** Reports today's usage. The audit line names the user whose usage is reported. */
  Uni<UsageResponse> usage(UsageRequest request) {
    RequestContext.current().concernsUser(request.userId());
    return (request.userId() == null ? usage.ofAccount() : usage.ofUser(request.userId()))
        .map(UsageResponse::of);
  }
}
