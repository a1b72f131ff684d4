package io.aui.appserver.callback;

import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.http.RequestContext;
import io.aui.appserver.http.Uncancellable;
import io.aui.appserver.tracking.InstanceEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Handles callbacks in the background, a few at a time, and again after a pause if IMS or the state
 * is away. A shutdown waits for those that are being handled.
 */
@Singleton
class CallbackQueue {
  private static final Logger LOG = Logger.getLogger(CallbackQueue.class);

  /** Callbacks that are accepted at a time; each takes up to 1 KiB of the heap. */
  static final int MAX_PENDING = 1_000;

  private static final int MAX_CONCURRENT = 16;
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final String STOPS = "this process ends";
  private static final int BEFORE_UNCANCELLABLE = Interceptor.Priority.PLATFORM_BEFORE - 1;
  private static final Duration BUSY_RETRY = Duration.ofSeconds(5);

  /** The first pause. IMS may send a callback before it answers the request that has led to it. */
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final StateEvents events;
  private final Event<InstanceEvent> followers;
  private final InstantSource clock;
  private final Vertx vertx;
  private final Uncancellable uncancellable;
  private final Counter accepted;
  private final Counter ignored;
  private final Counter refused;
  private final Counter failed;
  private final Deque<Job> ready = new ArrayDeque<>();

  /** Those that are handled again after a pause, by the ids of their timers. */
  private final Map<Long, Job> paused = new HashMap<>();

  private int pending;
  private int running;
  private boolean stopping;

  private record Job(
      CallbackRequest callback, int attempt, Instant deadline, UniEmitter<? super Void> done) {
    Job again() {
      return new Job(callback, attempt + 1, deadline, done);
    }

    Duration pause() {
      return PAUSE.multipliedBy(attempt + 1);
    }
  }

  CallbackQueue(
      StateEvents events,
      Event<InstanceEvent> followers,
      InstantSource clock,
      Vertx vertx,
      Uncancellable uncancellable,
      MeterRegistry meters) {
    this.events = events;
    this.followers = followers;
    this.clock = clock;
    this.vertx = vertx;
    this.uncancellable = uncancellable;
    this.accepted = counter("accepted", meters);
    this.ignored = counter("ignored", meters);
    this.refused = counter("refused", meters);
    this.failed = counter("failed", meters);
  }

  /** Shows all series from the start. */
  void register(@Observes StartupEvent started) {}

  private static Counter counter(String outcome, MeterRegistry meters) {
    return Counter.builder("appserver.callbacks")
        .description("Callbacks of IMS, by what became of them")
        .tag("outcome", outcome)
        .register(meters);
  }

  /**
   * Accepts a callback of the current request and passes it on to those who follow the instance.
   * Returns at once. Callbacks that change no state are otherwise ignored. Fails with ServerBusy
   * (503) if too many are pending.
   */
  void accept(CallbackRequest callback) {
    callback.instanceEvent().ifPresent(followers::fire);
    if (callback.stateEvent().isEmpty()) {
      ignored.increment();
      return;
    }
    CallbackRequest kept = callback.withoutData();
    RequestContext context = RequestContext.current();
    context.concernsInstance(callback.instanceId());
    context.does(callback.event());
    begin();
    accepted.increment();
    Instant deadline = clock.instant().plus(DEADLINE);
    uncancellable
        .from(
            Uni.createFrom()
                .<Void>emitter(done -> outsideTheRequest(new Job(kept, 0, deadline, done))))
        .subscribe()
        .with(done -> {}, failure -> LOG.error("Failed to handle a callback", failure));
  }

  private synchronized void begin() {
    if (pending >= MAX_PENDING) {
      refused.increment();
      throw ApiException.retryable(
          ErrorCode.SERVER_BUSY, "too many callbacks are being handled", BUSY_RETRY);
    }
    pending++;
  }

  /** What follows must not belong to the request, which ends now. */
  private void outsideTheRequest(Job job) {
    VertxContext.getRootContext(vertx.getOrCreateContext()).runOnContext(now -> add(job));
  }

  private void add(Job job) {
    synchronized (this) {
      ready.addLast(job);
    }
    next();
  }

  private void next() {
    for (Job job = take(); job != null; job = take()) {
      handle(job);
    }
  }

  private synchronized Job take() {
    if (running >= MAX_CONCURRENT || ready.isEmpty()) {
      return null;
    }
    running++;
    return ready.pollFirst();
  }

  private void handle(Job job) {
    Uni.createFrom()
        .deferred(() -> events.apply(job.callback, job.attempt == 0))
        .subscribe()
        .with(
            applied -> {
              if (applied) {
                end(job);
              } else {
                later(job);
              }
              freed();
            },
            failure -> {
              if (job.deadline.isAfter(clock.instant().plus(job.pause()))) {
                later(job);
              } else {
                giveUp(job, failure.getMessage());
              }
              freed();
            });
  }

  private void later(Job job) {
    synchronized (this) {
      if (!stopping) {
        paused.put(vertx.setTimer(job.pause().toMillis(), this::resume), job);
        return;
      }
    }
    giveUp(job, STOPS);
  }

  private void resume(long timer) {
    Job job;
    synchronized (this) {
      job = paused.remove(timer);
    }
    if (job != null) {
      add(job.again());
    }
  }

  /**
   * A shutdown does not wait for pauses. With shared state, another replica's reconciler finds what
   * these callbacks said.
   */
  void stop(@Observes @Priority(BEFORE_UNCANCELLABLE) ShutdownEvent event) {
    List<Job> left;
    synchronized (this) {
      stopping = true;
      left = List.copyOf(paused.values());
      paused.clear();
    }
    left.forEach(job -> giveUp(job, STOPS));
  }

  private void giveUp(Job job, String why) {
    failed.increment();
    LOG.warnf(
        "The callback %s of instance %s is given up: %s",
        job.callback.event(), job.callback.instanceId(), why);
    end(job);
  }

  private void end(Job job) {
    synchronized (this) {
      pending--;
    }
    job.done.complete(null);
  }

  private void freed() {
    synchronized (this) {
      running--;
    }
    next();
  }
}
