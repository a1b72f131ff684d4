package io.aui.appserver.events;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Keeps events in this process. Bounded also over all instances: of too many characters the oldest
 * events are dropped, of too many instances the one that was followed least recently.
 */
final class MemoryEventLog implements EventLog {
  /** Half of them, the other half being Latin text, are 8 MiB of the heap. */
  static final int MAX_CHARACTERS = 5_000_000;

  static final int MAX_INSTANCES = 10_000;

  /** How many of the latest events of an instance a new one is compared with. */
  private static final int COMPARED = 16;

  private final InstantSource clock;

  /** In the order in which they were followed last, longest ago first. */
  private final Map<String, Followed> followed = new LinkedHashMap<>();

  private final TreeMap<EventId, LoggedEvent> all = new TreeMap<>();
  private EventId latest = EventId.START;
  private EventId latestDropped = EventId.START;
  private long characters;

  private static final class Followed {
    private final Deque<LoggedEvent> events = new ArrayDeque<>();

    /** The event before the oldest one that is kept; if there is none, when following began. */
    private EventId before;

    private Instant until;

    Followed(EventId before) {
      this.before = before;
    }
  }

  MemoryEventLog(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Uni<Missed> follow(String instanceId, Optional<EventId> known) {
    return locked(
        () -> {
          forget();
          Followed instance = followed.remove(instanceId);
          if (instance == null) {
            instance = new Followed(nextId());
          }
          touch(instanceId, instance);
          EventId from = known.orElse(latest);
          List<LoggedEvent> missed =
              instance.events.stream().filter(event -> event.id().isAfter(from)).toList();
          EventId position =
              instance.events.isEmpty() ? instance.before : instance.events.getLast().id();
          boolean complete =
              known.isPresent() && !instance.before.isAfter(from) && !from.isAfter(position);
          return new Missed(missed, position, latest, complete);
        });
  }

  @Override
  public Uni<Void> keep(Collection<String> instanceIds) {
    return locked(
        () -> {
          for (String id : instanceIds) {
            Followed instance = followed.remove(id);
            if (instance != null) {
              touch(id, instance);
            }
          }
          forget();
          return null;
        });
  }

  @Override
  public Uni<Void> add(List<NewEvent> events) {
    return locked(
        () -> {
          forget();
          events.forEach(this::add);
          return null;
        });
  }

  @Override
  public Uni<News> after(EventId position) {
    return locked(
        () ->
            new News(
                List.copyOf(all.tailMap(position, false).values()),
                !latestDropped.isAfter(position)));
  }

  private void add(NewEvent added) {
    Followed instance = followed.get(added.instanceId());
    if (instance == null || isKnown(instance, added)) {
      return;
    }
    LoggedEvent event = new LoggedEvent(nextId(), added.instanceId(), added.name(), added.data());
    instance.events.addLast(event);
    all.put(event.id(), event);
    characters += event.data().length();
    if (instance.events.size() > MAX_OF_INSTANCE) {
      dropOldest(instance);
    }
    while (characters > MAX_CHARACTERS) {
      dropOldest(followed.get(all.firstEntry().getValue().instanceId()));
    }
  }

  private static boolean isKnown(Followed instance, NewEvent added) {
    Iterator<LoggedEvent> newestFirst = instance.events.descendingIterator();
    for (int i = 0; i < COMPARED && newestFirst.hasNext(); i++) {
      LoggedEvent event = newestFirst.next();
      if (event.name().equals(added.name()) && event.data().equals(added.data())) {
        return true;
      }
    }
    return false;
  }

  private void dropOldest(Followed instance) {
    LoggedEvent dropped = instance.events.removeFirst();
    instance.before = dropped.id();
    all.remove(dropped.id());
    characters -= dropped.data().length();
    if (dropped.id().isAfter(latestDropped)) {
      latestDropped = dropped.id();
    }
  }

  private void touch(String instanceId, Followed instance) {
    instance.until = clock.instant().plus(RETENTION);
    followed.put(instanceId, instance);
  }

  private void forget() {
    Instant now = clock.instant();
    Iterator<Followed> longestAgoFirst = followed.values().iterator();
    while (longestAgoFirst.hasNext()) {
      Followed instance = longestAgoFirst.next();
      if (instance.until.isAfter(now) && followed.size() <= MAX_INSTANCES) {
        return;
      }
      while (!instance.events.isEmpty()) {
        dropOldest(instance);
      }
      longestAgoFirst.remove();
    }
  }

  private EventId nextId() {
    long now = clock.millis();
    latest =
        now > latest.millis()
            ? new EventId(now, 0)
            : new EventId(latest.millis(), latest.sequence() + 1);
    return latest;
  }

  private <T> Uni<T> locked(Supplier<T> action) {
    return Uni.createFrom()
        .item(
            () -> {
              synchronized (this) {
                return action.get();
              }
            });
  }
}
