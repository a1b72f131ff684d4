package io.aui.appserver.callback;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.tracking.InstanceEvent;
import io.aui.appserver.tracking.TrackedInstance;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An event callback of IMS ("Agent callbacks" in its user guide). Only what this server needs is
 * read, whatever its types are; other members are ignored.
 *
 * @param region not documented
 * @param data what the event is about; its form depends on the event and is not certain
 */
record CallbackRequest(
    @JsonDeserialize(using = ScalarText.class) String instanceId,
    @JsonDeserialize(using = ScalarText.class) String aiAgentId,
    @JsonDeserialize(using = ScalarText.class) String event,
    @JsonDeserialize(using = ScalarText.class) String timestamp,
    @JsonAlias("regionId") @JsonDeserialize(using = ScalarText.class) String region,
    @JsonDeserialize(using = ScalarText.class) String code,
    @JsonDeserialize(using = ScalarText.class) String message,
    JsonNode data) {
  private static final Pattern ID = Pattern.compile("[!-~]+");

  /** The events that change the state of an instance. */
  enum Event {
    AGENT_START,
    SESSION_START,
    AGENT_STOP,
    ERROR
  }

  /** The event; empty if it changes no state, or if the instance is not named. */
  Optional<Event> stateEvent() {
    return isId(instanceId)
        ? Arrays.stream(Event.values())
            .filter(each -> each.name().equalsIgnoreCase(event))
            .findFirst()
        : Optional.empty();
  }

  /** What the owner of the instance is sent; empty if the instance or the event is not named. */
  Optional<InstanceEvent> instanceEvent() {
    if (!isId(instanceId) || event == null) {
      return Optional.empty();
    }
    ObjectNode sent = JsonNodeFactory.instance.objectNode().put("event", event);
    putUnlessNull(sent, "timestamp", timestamp);
    putUnlessNull(sent, "code", code);
    putUnlessNull(sent, "message", message);
    if (data != null && !data.isNull()) {
      sent.set("data", data);
    }
    return Optional.of(new InstanceEvent(instanceId, "callback", sent));
  }

  /** The same without its data, which is as long as a body may be and changes no state. */
  CallbackRequest withoutData() {
    return new CallbackRequest(
        instanceId, aiAgentId, event, timestamp, region, code, message, null);
  }

  private static void putUnlessNull(ObjectNode object, String name, String value) {
    if (value != null) {
      object.put(name, value);
    }
  }

  /** The agent; empty if it is not named. */
  String agentId() {
    return isId(aiAgentId) ? aiAgentId : "";
  }

  private static boolean isId(String text) {
    return text != null && ID.matcher(text).matches();
  }

  /**
   * When it happened; empty if that is unknown or cannot be: before the start of the instance, or
   * in the future.
   */
  Optional<Instant> at(TrackedInstance instance, Instant now) {
    try {
      return Optional.ofNullable(timestamp)
          .map(text -> OffsetDateTime.parse(text).toInstant())
          .filter(at -> !at.isBefore(instance.startedAt()) && !at.isAfter(now));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
