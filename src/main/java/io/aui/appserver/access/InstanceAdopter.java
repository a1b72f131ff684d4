package io.aui.appserver.access;

import io.aui.appserver.tracking.TrackedInstance;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Finds instances at IMS that clients have started without this server. */
public interface InstanceAdopter {
  /**
   * Asks IMS about an instance that is unknown here, and tracks it if its channel is reserved to
   * the caller. Empty if it is not, or if IMS does not know the instance either.
   *
   * @param region the region in which to ask; null for every configured region
   */
  Uni<Optional<TrackedInstance>> adopt(Caller caller, String instanceId, String region);
}
