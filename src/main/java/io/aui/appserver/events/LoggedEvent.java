package io.aui.appserver.events;

/**
 * An event in the log.
 *
 * @param name what it is about, such as {@code state}
 * @param data a JSON object, as text
 */
record LoggedEvent(EventId id, String instanceId, String name, String data) {
  /** The name of the last event of an instance. */
  static final String END = "end";

  boolean isEnd() {
    return name.equals(END);
  }
}
