package io.aui.appserver.events;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The latest events of those instances that somebody follows. Every method is atomic. Bounded: at
 * most {@link #MAX_OF_INSTANCE} events of an instance are kept, the latest ones.
 */
interface EventLog {
  /** How long the events of an instance are kept after it was followed last. */
  Duration RETENTION = Duration.ofMinutes(5);

  /** Most events that are kept of an instance. */
  int MAX_OF_INSTANCE = 512;

  /** Most characters of an event's data, so that an instance takes a bounded part of the memory. */
  int MAX_DATA = 4096;

  /**
   * What a client that follows an instance has missed.
   *
   * @param events those after the one that it knows, oldest first
   * @param position the latest event of the instance; later events have greater ids
   * @param latest the latest event of all instances: {@link #after} it come later events
   * @param complete whether nothing is missing between the event that it knows and these
   */
  record Missed(List<LoggedEvent> events, EventId position, EventId latest, boolean complete) {}

  /**
   * New events of all instances. Some may have no name: they only count as a position.
   *
   * @param events oldest first
   * @param complete whether none before these has been dropped unseen
   */
  record News(List<LoggedEvent> events, boolean complete) {}

  /**
   * An event to be added.
   *
   * @param data at most {@link #MAX_DATA} characters
   */
  record NewEvent(String instanceId, String name, String data) {}

  /**
   * From now on keeps the events of an instance, for {@link #RETENTION} at least.
   *
   * @param known the latest event that the client has seen; empty if it has seen none
   */
  Uni<Missed> follow(String instanceId, Optional<EventId> known);

  /** Keeps the events of followed instances for another {@link #RETENTION}. */
  Uni<Void> keep(Collection<String> instanceIds);

  /**
   * Adds events. Those of instances that nobody follows are dropped, and so is one that is the same
   * as one of the instance's latest: IMS may send a callback more than once.
   */
  Uni<Void> add(List<NewEvent> events);

  /** Some of the events after a position, the oldest ones first. */
  Uni<News> after(EventId position);
}
