package io.aui.appserver.limits.duration;

import io.aui.appserver.limits.duration.InstanceTerminator.Outcome;
import io.aui.appserver.tracking.EndCause;
import io.smallrye.mutiny.Uni;

/** What the {@link DurationLimiter} does to instances, and the alarms that it raises. */
interface DurationActions {
  /**
   * Makes the agent say a text.
   *
   * @return false if the text was definitely not said
   */
  Uni<Boolean> sendSpeech(RunningInstance instance, String text);

  /**
   * Stops an instance and asks IMS whether it has ended.
   *
   * @param cause who or what stops it
   */
  Uni<Outcome> stop(RunningInstance instance, EndCause cause);

  /**
   * Raises the alarm that an instance is not stopped again: IMS has refused all requests about it
   * for an hour. It may still run.
   */
  void gaveUp(RunningInstance instance);

  /** Raises the alarm that there is no room to remember an instance that has to end. */
  void noRoom(RunningInstance instance);
}
