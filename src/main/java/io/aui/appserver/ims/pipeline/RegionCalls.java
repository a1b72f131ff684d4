package io.aui.appserver.ims.pipeline;

import io.aui.appserver.ims.failure.ImsErrorClassifier;
import io.aui.appserver.ims.failure.ImsException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The calls to IMS in one region, or to STS: whether the next one is sent, and what the latest ones
 * say about IMS there. Other regions are not affected. Safe for concurrent use.
 */
public final class RegionCalls {
  private static final Duration WHILE_FULL = Duration.ofSeconds(1);

  private final String service;
  private final String host;
  private final int maxOpen;
  private final CircuitBreaker breaker;
  private final RetryBudget budget = new RetryBudget(System::nanoTime);
  private final Reachability reachability;
  private final AtomicInteger open = new AtomicInteger();
  private final Counter tries;
  private final Counter retries;
  private final Counter retriesOverBudget;
  private final Counter refusedByBreaker;
  private final Counter refusedByLimit;

  /**
   * Creates the state of a region.
   *
   * @param service what is called, for messages, such as {@code IMS in cn-shanghai}
   * @param region the tag of its metrics
   * @param host where it is
   * @param maxOpen how many calls may be open at a time
   */
  public RegionCalls(
      String service,
      String region,
      String host,
      int maxOpen,
      CircuitBreaker breaker,
      InstantSource clock,
      MeterRegistry meters) {
    this.service = service;
    this.host = host;
    this.maxOpen = maxOpen;
    this.breaker = breaker;
    this.reachability = new Reachability(service, host, clock);
    this.tries =
        counter("appserver.ims.tries", "Requests sent to IMS, repetitions included", region)
            .register(meters);
    this.retries = retries("sent", region).register(meters);
    this.retriesOverBudget = retries("over_budget", region).register(meters);
    this.refusedByBreaker = refused("breaker", region).register(meters);
    this.refusedByLimit = refused("open_calls", region).register(meters);
    Gauge.builder("appserver.ims.breaker", breaker, now -> now.state().number())
        .description("Circuit breaker: 0 closed, 1 half open, 2 open")
        .tag("region", region)
        .register(meters);
    Gauge.builder("appserver.ims.open", open, AtomicInteger::get)
        .description("Calls to IMS that are open")
        .tag("region", region)
        .register(meters);
  }

  /** Where the region is. */
  public String host() {
    return host;
  }

  /** Counts a call, once however often it is sent. */
  public void called() {
    budget.called();
  }

  /**
   * Asks whether a request may be sent now.
   *
   * @return a permit to return with {@link #ended} or {@link #abandoned}
   * @throws ImsException if it may not
   */
  public long acquire() {
    if (open.incrementAndGet() > maxOpen) {
      open.decrementAndGet();
      refusedByLimit.increment();
      throw ImsErrorClassifier.notSent(
          "too many calls to " + service + " are open; try again later", WHILE_FULL);
    }
    long permit = breaker.acquire();
    if (permit == CircuitBreaker.REFUSED) {
      open.decrementAndGet();
      refusedByBreaker.increment();
      throw ImsErrorClassifier.notSent(
          service + " failed repeatedly and is not called at the moment; try again later",
          breaker.untilProbe());
    }
    tries.increment();
    return permit;
  }

  /**
   * Classifies how a request failed, and logs why IMS could not be reached.
   *
   * @param thrown an {@link ImsException} if IMS answered
   */
  public ImsException failure(Throwable thrown) {
    ImsException failure = ImsErrorClassifier.brokenCall(thrown);
    if (failure != thrown && failure.kind() != ImsException.Kind.INVALID_RESPONSE) {
      reachability.unreachable(thrown);
    }
    return failure;
  }

  /**
   * Returns the permit of a request that has ended.
   *
   * @param failure null if it succeeded
   */
  public void ended(long permit, ImsException failure) {
    open.decrementAndGet();
    if (failure == null || isAnswer(failure)) {
      breaker.succeeded(permit);
      reachability.answered();
    } else if (!isFailure(failure)) {
      // It was not sent: too long, or without credentials.
      breaker.abandoned(permit);
    } else if (breaker.failed(permit)) {
      reachability.opened(failure, breaker.untilProbe());
    }
  }

  /** Returns the permit of a request whose outcome nobody waits for any more. */
  public void abandoned(long permit) {
    open.decrementAndGet();
    breaker.abandoned(permit);
  }

  /** Takes a repetition from the budget and counts it; false if none is left. */
  public boolean mayRetry() {
    boolean taken = budget.take();
    (taken ? retries : retriesOverBudget).increment();
    return taken;
  }

  private static boolean isAnswer(ImsException failure) {
    return switch (failure.kind()) {
      case UNAVAILABLE, TIMED_OUT, NOT_SENT -> false;
      case REJECTED, BAD_CREDENTIALS -> failure.imsCode().isPresent();
      case THROTTLED, DENIED, NOT_FOUND, INVALID_RESPONSE -> true;
    };
  }

  private static boolean isFailure(ImsException failure) {
    return failure.kind() == ImsException.Kind.UNAVAILABLE
        || failure.kind() == ImsException.Kind.TIMED_OUT;
  }

  private static Counter.Builder retries(String result, String region) {
    return counter("appserver.ims.retries", "Failed calls that could be sent again", region)
        .tag("result", result);
  }

  private static Counter.Builder refused(String reason, String region) {
    return counter("appserver.ims.refused", "Requests to IMS that were not sent", region)
        .tag("reason", reason);
  }

  private static Counter.Builder counter(String name, String description, String region) {
    return Counter.builder(name).description(description).tag("region", region);
  }
}
