package io.aui.appserver.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.events.EventLog.Missed;
import io.aui.appserver.tracking.InstanceState;
import io.aui.appserver.tracking.TrackedInstance;

/** Makes the event with which every stream begins, after those that the client has missed. */
final class FirstEvent {
  private FirstEvent() {}

  /**
   * The state in which the instance is now.
   *
   * @param resumes whether the client has named the latest event that it knows; then this event
   *     says whether it has been sent all events since
   */
  static LoggedEvent of(
      TrackedInstance instance, InstanceState state, boolean resumes, Missed missed) {
    ObjectNode data =
        JsonNodeFactory.instance
            .objectNode()
            .put("state", state.tag())
            .put("started_at", instance.startedAt().toString());
    if (resumes) {
      data.put("resumed", missed.complete());
    }
    return new LoggedEvent(missed.position(), instance.id(), "state", data.toString());
  }
}
