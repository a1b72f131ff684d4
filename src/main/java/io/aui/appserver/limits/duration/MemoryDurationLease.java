package io.aui.appserver.limits.duration;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** The lease of a server without replicas: it is always held, and nothing is shared. */
final class MemoryDurationLease implements DurationLease {
  private static final Turn ALONE = new Turn(true, List.of(), List.of());

  @Override
  public Uni<Turn> renew(List<EndingInstance> ending) {
    return Uni.createFrom().item(ALONE);
  }

  @Override
  public Uni<Boolean> beginFarewell(String instanceId) {
    return Uni.createFrom().item(true);
  }

  @Override
  public Uni<Void> farewellNotSaid(String instanceId) {
    return Uni.createFrom().voidItem();
  }
}
