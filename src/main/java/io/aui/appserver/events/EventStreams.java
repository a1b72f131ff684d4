package io.aui.appserver.events;

import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.events.EventLog.News;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The open streams of this process. While there are any, new events are read from the log and
 * passed on to them. Bounded: so many streams of an instance, of a user and altogether.
 */
@Singleton
class EventStreams {
  private static final Logger LOG = Logger.getLogger(EventStreams.class);

  static final int MAX_OF_INSTANCE = 8;
  static final int MAX_OF_USER = 32;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  /** How late an event of another replica may be. */
  private static final long READ_MILLIS = 200;

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration KEEP = Duration.ofMinutes(1);
  private static final int KEPT_AT_ONCE = 500;

  /** Streams end in the middle of the delay of a shutdown: other replicas are known by then. */
  private static final int PART_OF_DELAY = 2;

  private final EventLog log;
  private final Vertx vertx;
  private final InstantSource clock;
  private final int maxStreams;
  private final Optional<Duration> shutdownDelay;
  private final Map<StreamEnd, Counter> ends = new EnumMap<>(StreamEnd.class);
  private final Map<String, List<EventStream>> byInstance = new HashMap<>();
  private final Map<String, Integer> byUser = new HashMap<>();
  private int open;
  private long timer;
  private EventId position;
  private boolean reading;
  private boolean stopping;
  private Instant nextHeartbeat = Instant.MIN;
  private Instant nextKeep = Instant.MIN;

  EventStreams(
      EventLog log,
      Vertx vertx,
      InstantSource clock,
      EventsConfig config,
      MeterRegistry meters,
      @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> shutdownDelay) {
    this.log = log;
    this.vertx = vertx;
    this.clock = clock;
    this.maxStreams = config.maxStreams();
    this.shutdownDelay = shutdownDelay;
    Gauge.builder("appserver.events.streams", this, EventStreams::open)
        .description("Open streams of events")
        .register(meters);
    for (StreamEnd reason : StreamEnd.values()) {
      ends.put(
          reason,
          Counter.builder("appserver.events.ended")
              .description("Streams of events that this server has ended")
              .tag("reason", reason.tag())
              .register(meters));
    }
  }

  /** Shows all series from the start. */
  void register(@Observes StartupEvent started) {}

  /** Ends the streams, so that the shutdown does not wait for them. */
  void onShutdown(@Observes ShutdownDelayInitiatedEvent event) {
    long millis = shutdownDelay.orElse(Duration.ZERO).toMillis() / PART_OF_DELAY;
    if (millis > 0) {
      vertx.setTimer(millis, now -> stop());
    } else {
      stop();
    }
  }

  private void stop() {
    synchronized (this) {
      stopping = true;
    }
    all().forEach(stream -> stream.close(StreamEnd.SHUTDOWN));
  }

  private synchronized int open() {
    return open;
  }

  private synchronized List<EventStream> all() {
    return byInstance.values().stream().flatMap(List::stream).toList();
  }

  /**
   * Adds a stream until it is removed. From now on it gets the events of its instance. Fails with
   * LimitExceeded (429) or ServerBusy (503) if there are too many.
   */
  synchronized void add(EventStream stream) {
    List<EventStream> ofInstance = byInstance.getOrDefault(stream.instanceId(), List.of());
    if (ofInstance.size() >= MAX_OF_INSTANCE) {
      throw tooMany(ErrorCode.LIMIT_EXCEEDED, MAX_OF_INSTANCE, "an instance");
    }
    boolean counted = !stream.userId().isEmpty();
    if (counted && byUser.getOrDefault(stream.userId(), 0) >= MAX_OF_USER) {
      throw tooMany(ErrorCode.LIMIT_EXCEEDED, MAX_OF_USER, "a user");
    }
    if (open >= maxStreams || stopping) {
      throw tooMany(
          ErrorCode.SERVER_BUSY, maxStreams, "this process (appserver.events.max-streams)");
    }
    byInstance.computeIfAbsent(stream.instanceId(), id -> new ArrayList<>(1)).add(stream);
    if (counted) {
      byUser.merge(stream.userId(), 1, Integer::sum);
    }
    if (open++ == 0) {
      nextHeartbeat = clock.instant().plus(HEARTBEAT);
      nextKeep = clock.instant().plus(KEEP);
      timer = vertx.setPeriodic(READ_MILLIS, now -> tick());
    }
  }

  private static ApiException tooMany(ErrorCode code, int limit, String of) {
    return ApiException.retryable(
        code, "at most " + limit + " streams of " + of + " may be open at a time", RETRY_AFTER);
  }

  /** Removes a stream; nothing happens if it was removed already. */
  synchronized void remove(EventStream stream) {
    List<EventStream> ofInstance = byInstance.get(stream.instanceId());
    if (ofInstance == null || !ofInstance.remove(stream)) {
      return;
    }
    if (ofInstance.isEmpty()) {
      byInstance.remove(stream.instanceId());
    }
    byUser.computeIfPresent(stream.userId(), (user, count) -> count == 1 ? null : count - 1);
    if (--open == 0) {
      vertx.cancelTimer(timer);
      position = null;
    }
  }

  /** Counts a stream that this server ends, and removes it. */
  void ended(EventStream stream, StreamEnd reason) {
    ends.get(reason).increment();
    remove(stream);
  }

  /** Reads the events after that one, unless earlier ones are read already. */
  synchronized void readAfter(EventId latest) {
    if (position == null && open > 0) {
      position = latest;
    }
  }

  /** Reads new events, unless that is going on. */
  void read() {
    EventId from;
    synchronized (this) {
      if (reading || position == null) {
        return;
      }
      reading = true;
      from = position;
    }
    log.after(from)
        .subscribe()
        .with(
            news -> {
              if (pass(from, news)) {
                read();
              }
            },
            failure -> lostSight());
  }

  /** Returns whether there may be more events. */
  private boolean pass(EventId from, News news) {
    Map<EventStream, List<LoggedEvent>> passed = new HashMap<>();
    synchronized (this) {
      reading = false;
      if (!from.equals(position)) {
        return false;
      }
      for (LoggedEvent event : news.events()) {
        position = event.id();
        if (!event.name().isEmpty()) {
          byInstance
              .getOrDefault(event.instanceId(), List.of())
              .forEach(
                  stream -> passed.computeIfAbsent(stream, key -> new ArrayList<>(1)).add(event));
        }
      }
    }
    passed.forEach((stream, events) -> events.forEach(stream::offer));
    if (!news.complete()) {
      LOG.warn("Events were dropped before they were read; the streams are ended and can go on");
      all().forEach(stream -> stream.close(StreamEnd.GAP));
    }
    return !news.events().isEmpty();
  }

  /**
   * While the state is away, changes may be lost: clients that open their streams again get the
   * present state.
   */
  private void lostSight() {
    synchronized (this) {
      reading = false;
    }
    all().forEach(stream -> stream.close(StreamEnd.GAP));
  }

  private void tick() {
    read();
    Instant now = clock.instant();
    all().stream()
        .filter(stream -> !stream.until().isAfter(now))
        .forEach(stream -> stream.close(StreamEnd.EXPIRED));
    if (isHeartbeatDue(now)) {
      all().forEach(EventStream::heartbeat);
    }
    if (isKeepDue(now)) {
      keep();
    }
  }

  private synchronized boolean isHeartbeatDue(Instant now) {
    boolean due = !nextHeartbeat.isAfter(now);
    if (due) {
      nextHeartbeat = now.plus(HEARTBEAT);
    }
    return due;
  }

  private synchronized boolean isKeepDue(Instant now) {
    boolean due = !nextKeep.isAfter(now);
    if (due) {
      nextKeep = now.plus(KEEP);
    }
    return due;
  }

  private void keep() {
    List<String> instances;
    synchronized (this) {
      instances = List.copyOf(byInstance.keySet());
    }
    for (int from = 0; from < instances.size(); from += KEPT_AT_ONCE) {
      log.keep(instances.subList(from, Math.min(from + KEPT_AT_ONCE, instances.size())))
          .subscribe()
          .with(kept -> {}, failure -> LOG.debug("Events are kept again in a minute", failure));
    }
  }
}
