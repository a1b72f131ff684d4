package io.aui.appserver.limits;

import io.aui.appserver.tracking.TrackedInstance;
import io.smallrye.mutiny.Uni;

/** What the leash does to instances. */
interface LeashActions {
  /** Has the agent say something. True unless it surely did not. */
  Uni<Boolean> say(TrackedInstance instance, String text);

  /** Stops it. True once it is certain that it is over. */
  Uni<Boolean> stop(TrackedInstance instance);
}
