package io.aui.appserver.limits.duration;

import io.aui.appserver.limits.duration.InstanceTerminator.Outcome;
import io.smallrye.mutiny.Uni;

/** What the duration limiter does to instances. */
interface DurationActions {
  /** Has the agent say something. True unless it surely did not. */
  Uni<Boolean> say(RunningInstance instance, String text);

  /** Stops it, and looks whether it has ended. */
  Uni<Outcome> stop(RunningInstance instance);

  /** Raises the alarm: IMS has refused everything about an instance for an hour, and it may run. */
  void gaveUp(RunningInstance instance);

  /** Raises the alarm: there is no room to remember that an instance has to end. */
  void lost(RunningInstance instance);
}
