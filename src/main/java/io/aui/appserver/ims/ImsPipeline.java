package io.aui.appserver.ims;

import io.aui.appserver.http.RequestContext;
import io.aui.appserver.ims.ImsException.Kind;
import io.aui.appserver.ims.response.ImsResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * The path of every request to IMS or STS, and of its response. The order is fixed: send, limit the
 * time, check the success, classify the failure, measure and log. Calls are not retried.
 */
@Singleton
class ImsPipeline {
  private static final Logger LOG = Logger.getLogger(ImsPipeline.class);

  private final ImsClients clients;
  private final ImsMetrics metrics;
  private final Duration timeout;

  ImsPipeline(ImsClients clients, MeterRegistry meters, ImsConfig config) {
    this.clients = clients;
    this.metrics = new ImsMetrics(meters);
    this.timeout = config.readTimeout().plus(config.connectTimeout());
  }

  /**
   * Calls IMS in a region.
   *
   * @param action the action that {@code request} calls, from {@link ImsAction}
   * @param check returns the complete response, or throws an {@link ImsException} as {@link
   *     ImsErrorClassifier#requireMember} does
   */
  <R extends ImsResponse> Uni<R> call(
      String action, String region, Function<ImsClient, Uni<R>> request, UnaryOperator<R> check) {
    return send(action, () -> request.apply(clients.of(region)), check);
  }

  /** Calls IMS in a region, for actions whose response has no required members. */
  <R extends ImsResponse> Uni<R> call(
      String action, String region, Function<ImsClient, Uni<R>> request) {
    return call(action, region, request, UnaryOperator.identity());
  }

  /** Calls STS in the same way. */
  <R extends ImsResponse> Uni<R> callSts(
      String action, Function<StsClient, Uni<R>> request, UnaryOperator<R> check) {
    return send(action, () -> request.apply(clients.sts()), check)
        .onFailure(ImsException.class)
        .transform(ImsPipeline::ofSts);
  }

  private static ImsException ofSts(ImsException failure) {
    ImsException ours = ImsErrorClassifier.ofSts(failure);
    if (ours.kind() != failure.kind()) {
      LOG.errorf(
          "STS refuses to issue upload keys (%s). Check APPSERVER_OSS_ROLE_ARN, and that the"
              + " AccessKey may assume that role",
          failure.getMessage());
    }
    return ours;
  }

  private <R extends ImsResponse> Uni<R> send(
      String action, Supplier<Uni<R>> request, UnaryOperator<R> check) {
    return Uni.createFrom()
        .deferred(
            () -> {
              long started = System.nanoTime();
              Optional<RequestContext> context = RequestContext.currentIfAny();
              return countedFor(
                      context,
                      request
                          .get()
                          .ifNoItem()
                          .after(timeout)
                          .on(timerOfThisThread())
                          .failWith(TimeoutException::new))
                  .map(response -> check.apply(ImsErrorClassifier.requireSuccess(response)))
                  .invoke(response -> context.ifPresent(c -> c.imsAnswered(response.requestId())))
                  .onFailure()
                  .transform(ImsErrorClassifier::brokenCall)
                  .onItemOrFailure()
                  .invoke(
                      (response, failure) ->
                          ended(action, (ImsException) failure, System.nanoTime() - started));
            });
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

  private void ended(String action, ImsException failure, long nanos) {
    metrics.record(action, failure, nanos);
    if (failure != null && failure.kind() == Kind.BAD_CREDENTIALS) {
      LOG.errorf(
          "IMS refuses this server's own requests: %s failed with %s (request id %s)."
              + " Check the AccessKey, its RAM policy and this machine's clock",
          action, failure.imsCode().orElse("?"), failure.imsRequestId().orElse("?"));
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
