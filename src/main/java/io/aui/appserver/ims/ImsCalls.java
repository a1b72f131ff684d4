package io.aui.appserver.ims;

import io.aui.appserver.ims.ImsException.BadCredentials;
import io.aui.appserver.ims.ImsException.InvalidAnswer;
import io.aui.appserver.ims.ImsException.Reason;
import io.aui.appserver.ims.wire.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The one way a request takes to IMS and its answer back: send, bound the time, classify, measure.
 */
@Singleton
class ImsCalls {
  private static final Logger LOG = Logger.getLogger(ImsCalls.class);

  private final ImsClients clients;
  private final ImsTimers timers;
  private final Duration timeout;

  ImsCalls(ImsClients clients, MeterRegistry meters, ImsConfig config) {
    this.clients = clients;
    this.timers = new ImsTimers(meters);
    this.timeout = config.readTimeout().plus(config.connectTimeout());
  }

  <A extends Answer> Uni<A> call(
      ImsAction action,
      String region,
      BiFunction<ImsClient, ImsParameters, Uni<A>> method,
      ImsParameters parameters) {
    return send(action, () -> method.apply(clients.of(region), parameters));
  }

  /** The same way to STS. */
  <A extends Answer> Uni<A> callSts(
      ImsAction action,
      BiFunction<StsClient, ImsParameters, Uni<A>> method,
      ImsParameters parameters) {
    return send(action, () -> method.apply(clients.sts(), parameters));
  }

  private <A extends Answer> Uni<A> send(ImsAction action, Supplier<Uni<A>> request) {
    return Uni.createFrom()
        .deferred(
            () -> {
              long started = System.nanoTime();
              return request
                  .get()
                  .ifNoItem()
                  .after(timeout)
                  .on(timerOfThisThread())
                  .failWith(TimeoutException::new)
                  .onItemOrFailure()
                  .transformToUni(
                      (answer, failure) -> {
                        ImsException refused = refusal(answer, failure);
                        timers.record(action, refused, System.nanoTime() - started);
                        if (refused == null) {
                          return Uni.createFrom().item(answer);
                        }
                        logOurFault(action, refused);
                        return Uni.createFrom().failure(refused);
                      });
            });
  }

  /**
   * A success must be a JSON object without an error in it; what else it needs, the operation's own
   * method checks.
   */
  private static ImsException refusal(Answer answer, Throwable failure) {
    if (failure != null) {
      return ImsFailures.transport(failure);
    } else if (answer == null) {
      return new InvalidAnswer(Reason.of("IMS answered without content"));
    } else if (answer.Code() != null && !answer.Code().equals("200")) {
      return ImsFailures.refusal(200, answer.Code(), answer.Message(), answer.RequestId());
    } else {
      return null;
    }
  }

  private static void logOurFault(ImsAction action, ImsException failure) {
    if (failure instanceof BadCredentials) {
      LOG.errorf(
          "IMS refuses this server's own requests: %s answered %s (request id %s)."
              + " Check the AccessKey, its RAM policy and this machine's clock",
          action.wireName(), failure.imsCode().orElse("?"), failure.imsRequestId().orElse("?"));
    }
  }

  /**
   * The event loop's own timer where there is one: a hand-over to another thread and back would
   * cost more than the timer.
   */
  private static ScheduledExecutorService timerOfThisThread() {
    Context context = Vertx.currentContext();
    return context instanceof ContextInternal internal && context.isEventLoopContext()
        ? internal.nettyEventLoop()
        : Infrastructure.getDefaultWorkerPool();
  }
}
