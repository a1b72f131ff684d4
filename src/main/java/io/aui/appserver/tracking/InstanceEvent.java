package io.aui.appserver.tracking;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * Event: something has happened in an instance that its owner may want to know at once. The end of
 * an instance is {@link InstanceEnded}. Observers must return quickly.
 *
 * @param name what it is about, such as {@code state}
 * @param data what has happened
 */
public record InstanceEvent(String instanceId, String name, ObjectNode data) {
  /** An instance is in a state. */
  public static InstanceEvent state(TrackedInstance instance, Instant since) {
    return new InstanceEvent(
        instance.id(),
        "state",
        JsonNodeFactory.instance
            .objectNode()
            .put("state", instance.state().tag())
            .put("since", since.toString()));
  }
}
