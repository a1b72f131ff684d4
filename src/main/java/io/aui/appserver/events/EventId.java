package io.aui.appserver.events;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of an event in the log: ids grow from event to event, over all instances. The text has
 * the form of the ids of Redis streams.
 *
 * @param millis when the event was added, in Unix milliseconds
 * @param sequence distinguishes the events of a millisecond
 */
record EventId(long millis, long sequence) implements Comparable<EventId> {
  /** Before all events. */
  static final EventId START = new EventId(0, 0);

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,15})-([0-9]{1,15})");
  private static final Comparator<EventId> ORDER =
      Comparator.comparingLong(EventId::millis).thenComparingLong(EventId::sequence);

  /** Reads an id; empty if the text cannot be one. */
  static Optional<EventId> of(String text) {
    return Optional.ofNullable(text)
        .map(TEXT::matcher)
        .filter(Matcher::matches)
        .map(id -> new EventId(Long.parseLong(id.group(1)), Long.parseLong(id.group(2))));
  }

  @Override
  public int compareTo(EventId other) {
    return ORDER.compare(this, other);
  }

  boolean isAfter(EventId other) {
    return compareTo(other) > 0;
  }

  @Override
  public String toString() {
    return millis + "-" + sequence;
  }
}
