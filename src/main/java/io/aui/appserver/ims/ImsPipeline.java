package io.aui.appserver.ims;

import io.aui.appserver.http.RequestContext;
import io.aui.appserver.ims.failure.ImsErrorClassifier;
import io.aui.appserver.ims.failure.ImsException;
import io.aui.appserver.ims.pipeline.CircuitBreaker;
import io.aui.appserver.ims.pipeline.RegionCalls;
import io.aui.appserver.ims.pipeline.RetryRule;
import io.aui.appserver.ims.response.ImsResponse;
import io.aui.appserver.tracing.ClientSpans;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The path of every request to IMS or STS, and of its response. The order is fixed: ask the
 * region's circuit breaker, send, limit the time, check the success, classify the failure, repeat
 * it if the {@link RetryRule} and the budget allow, measure and log. Each try is signed anew.
 */
@Singleton
class ImsPipeline {
  private static final Duration SHORTEST = Duration.ofMillis(1);

  private final ImsClients clients;
  private final ClientSpans spans;
  private final ImsConfig config;
  private final InstantSource clock;
  private final MeterRegistry meters;
  private final ImsMetrics metrics;
  private final RefusalLog refusals;
  private final RetryRule retry;
  private final Duration tryTimeout;
  private final Duration deadline;
  private final Map<String, RegionCalls> byRegion = new ConcurrentHashMap<>();

  ImsPipeline(
      ImsClients clients,
      ClientSpans spans,
      Regions regions,
      MeterRegistry meters,
      ImsConfig config,
      InstantSource clock) {
    this.clients = clients;
    this.spans = spans;
    this.config = config;
    this.clock = clock;
    this.meters = meters;
    this.metrics = new ImsMetrics(meters);
    this.refusals = new RefusalLog(clock);
    this.retry = new RetryRule(config.maxTries(), () -> ThreadLocalRandom.current().nextDouble());
    this.tryTimeout = config.readTimeout().plus(config.connectTimeout());
    this.deadline =
        config.deadline().compareTo(config.readTimeout()) < 0
            ? config.readTimeout()
            : config.deadline();
    // So that their metrics exist from the start.
    regions.all().forEach(this::callsOf);
    callsOf(ImsMetrics.NO_REGION);
  }

  /**
   * Calls IMS in a region.
   *
   * @param action the action that {@code request} calls, from {@link ImsAction}
   * @param request sends the request; called once for each try
   * @param check returns the complete response, or throws an {@link ImsException} as {@link
   *     ImsErrorClassifier#requireMember} does
   */
  <R extends ImsResponse> Uni<R> call(
      String action, String region, Function<ImsClient, Uni<R>> request, UnaryOperator<R> check) {
    return send(action, region, () -> request.apply(clients.of(region)), check);
  }

  /** Calls IMS in a region, for actions whose response has no required members. */
  <R extends ImsResponse> Uni<R> call(
      String action, String region, Function<ImsClient, Uni<R>> request) {
    return call(action, region, request, UnaryOperator.identity());
  }

  /** Calls STS in the same way. */
  <R extends ImsResponse> Uni<R> callSts(
      String action, Function<StsClient, Uni<R>> request, UnaryOperator<R> check) {
    return send(action, ImsMetrics.NO_REGION, () -> request.apply(clients.sts()), check)
        .onFailure(ImsException.class)
        .transform(ImsErrorClassifier::ofSts);
  }

  private <R extends ImsResponse> Uni<R> send(
      String action, String region, Supplier<Uni<R>> request, UnaryOperator<R> check) {
    return Uni.createFrom()
        .deferred(
            () -> {
              RegionCalls calls = callsOf(region);
              calls.called();
              Optional<RequestContext> context = RequestContext.currentIfAny();
              ImsSpan<R> span = new ImsSpan<>(action, region, calls.host());
              Call<R> call =
                  new Call<>(
                      ImsAction.isRepeatable(action),
                      calls,
                      () -> spans.around(span, request.get()),
                      check);
              return countedFor(context, call.send())
                  .invoke(response -> context.ifPresent(c -> c.imsAnswered(response.requestId())))
                  .onItemOrFailure()
                  .invoke(
                      (response, failure) ->
                          ended(action, region, (ImsException) failure, call.nanos()));
            });
  }

  /** One call, which may take several tries. Its members are used by one try at a time. */
  private final class Call<R extends ImsResponse> {
    private final long started = System.nanoTime();
    private final Context context = Vertx.currentContext();
    private final boolean repeatable;
    private final RegionCalls region;
    private final Supplier<Uni<R>> request;
    private final UnaryOperator<R> check;
    private int tries;
    private ImsException latest;
    private boolean mayBeExecuted;

    Call(boolean repeatable, RegionCalls region, Supplier<Uni<R>> request, UnaryOperator<R> check) {
      this.repeatable = repeatable;
      this.region = region;
      this.request = request;
      this.check = check;
    }

    Uni<R> send() {
      long permit;
      try {
        permit = region.acquire();
      } catch (ImsException notSent) {
        // What went wrong before says more to the caller.
        return Uni.createFrom().failure(latest == null ? notSent : outcome(latest));
      }
      tries++;
      return Uni.createFrom()
          .<R>deferred(() -> request.get())
          .ifNoItem()
          .after(timeoutOfTry())
          .on(timerOfThisThread())
          .failWith(TimeoutException::new)
          .map(response -> check.apply(ImsErrorClassifier.requireSuccess(response)))
          .onFailure()
          .transform(region::failure)
          .onItemOrFailure()
          .invoke((response, failure) -> region.ended(permit, (ImsException) failure))
          .onCancellation()
          .invoke(() -> region.abandoned(permit))
          .onFailure(ImsException.class)
          .recoverWithUni(this::again);
    }

    private Uni<R> again(ImsException failure) {
      latest = failure;
      Optional<Duration> pause = retry.pauseAfter(failure, repeatable, tries, left());
      if (pause.isEmpty() || !region.mayRetry()) {
        return Uni.createFrom().failure(outcome(failure));
      }
      mayBeExecuted |= !failure.definitelyNotExecuted();
      return after(pause.get()).flatMap(now -> send());
    }

    /** A refusal of the latest try says nothing about the tries before. */
    private ImsException outcome(ImsException failure) {
      return mayBeExecuted ? failure.afterUnknownOutcome() : failure;
    }

    /** Waits, and goes on in the context in which the call began. */
    private Uni<Void> after(Duration pause) {
      if (context == null) {
        return Uni.createFrom().voidItem().onItem().delayIt().by(pause);
      }
      return Uni.createFrom()
          .emitter(
              emitter -> {
                Vertx vertx = context.owner();
                long timer =
                    vertx.setTimer(
                        pause.toMillis(),
                        now -> context.runOnContext(there -> emitter.complete(null)));
                emitter.onTermination(() -> vertx.cancelTimer(timer));
              });
    }

    long nanos() {
      return System.nanoTime() - started;
    }

    private Duration left() {
      return deadline.minusNanos(nanos());
    }

    private Duration timeoutOfTry() {
      Duration left = left();
      Duration shorter = left.compareTo(tryTimeout) < 0 ? left : tryTimeout;
      return shorter.compareTo(SHORTEST) < 0 ? SHORTEST : shorter;
    }
  }

  private RegionCalls callsOf(String region) {
    return byRegion.computeIfAbsent(region, this::create);
  }

  private RegionCalls create(String region) {
    boolean sts = region.equals(ImsMetrics.NO_REGION);
    return new RegionCalls(
        sts ? "STS" : "IMS in " + region,
        region,
        clients.base(region).getHost(),
        config.connections(),
        new CircuitBreaker(config.breakerFailures(), config.breakerOpen(), System::nanoTime),
        clock,
        meters);
  }

  /**
   * Counts a call for its request. The call takes memory until it ends, so it is counted until
   * then: a client that disconnects does not end it.
   */
  private static <R> Uni<R> countedFor(Optional<RequestContext> context, Uni<R> call) {
    if (context.isEmpty()) {
      return call;
    }
    Uni<R> counted = call.onTermination().invoke(context.get()::imsCallEnded);
    return Uni.createFrom()
        .emitter(
            emitter -> {
              context.get().imsCallBegan();
              counted.subscribe().with(emitter::complete, emitter::fail);
            });
  }

  private void ended(String action, String region, ImsException failure, long nanos) {
    metrics.record(action, region, failure, nanos);
    if (failure != null) {
      refusals.log(action, failure);
    }
  }

  /**
   * The timer of the current event loop, if there is one: switching to another thread and back
   * would cost more than the timer.
   */
  private static ScheduledExecutorService timerOfThisThread() {
    Context context = Vertx.currentContext();
    return context instanceof ContextInternal internal && context.isEventLoopContext()
        ? internal.nettyEventLoop()
        : Infrastructure.getDefaultWorkerPool();
  }
}
