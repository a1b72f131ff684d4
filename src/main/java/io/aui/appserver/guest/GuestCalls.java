package io.aui.appserver.guest;

import io.aui.appserver.access.login.GuestUser;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.error.ExecutionOutcome;
import io.aui.appserver.guest.Guest.Run;
import io.aui.appserver.guest.GuestPassStore.Begin;
import io.aui.appserver.guest.GuestPassStore.Begun;
import io.aui.appserver.guest.GuestPassStore.NotBegun;
import io.aui.appserver.limits.duration.RunningInstance;
import io.aui.appserver.limits.duration.Stops;
import io.aui.appserver.start.Started;
import io.aui.appserver.tracking.InstanceEnded;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Keeps the calls of guests within their minutes. */
@Singleton
public class GuestCalls {
  private static final Logger LOG = Logger.getLogger(GuestCalls.class);

  private final GuestPassStore store;
  private final Stops stops;
  private final InstantSource clock;

  GuestCalls(GuestPassStore store, Stops stops, InstantSource clock) {
    this.store = store;
    this.stops = stops;
    this.clock = clock;
  }

  /**
   * Starts a call of a guest, and ends it when the time is over that the guest or the pass has
   * left. Fails with LimitExceeded (429) if there is none, or if another call of the guest goes on.
   *
   * @param start sends the start to IMS, for a call of that length
   */
  public Uni<Started> run(Guest guest, String region, Function<Duration, Uni<Started>> start) {
    return store
        .begin(guest.user())
        .flatMap(
            begin -> {
              Run run = begun(begin);
              return start
                  .apply(run.length())
                  .call(started -> limit(guest.user(), run, running(started, region)))
                  .onFailure(ExecutionOutcome::definitelyNotExecuted)
                  .call(failure -> end(guest.user(), run.since(), Duration.ZERO));
            });
  }

  private static RunningInstance running(Started started, String region) {
    return new RunningInstance(started.instanceId(), region);
  }

  private static Run begun(Begin begin) {
    if (begin instanceof Begun begun) {
      return begun.run();
    }
    throw switch ((NotBegun) begin) {
      case NO_PASS -> new ApiException(ErrorCode.FORBIDDEN, "the guest pass is not good any more");
      case OTHER_CALL -> refusal("a guest may have one agent at a time");
      case NO_TIME_OF_GUEST -> refusal("the time that a guest of this pass may call is used up");
      case NO_TIME_OF_PASS ->
          refusal("the time that all guests of this pass may call is used up or in use");
    };
  }

  private static ApiException refusal(String message) {
    return new ApiException(ErrorCode.LIMIT_EXCEEDED, message);
  }

  /** A pass that was revoked meanwhile ends the call at once. */
  private Uni<Boolean> limit(GuestUser guest, Run run, RunningInstance instance) {
    return store
        .isRunning(guest, run.since())
        .onFailure()
        .recoverWithItem(true)
        .invoke(good -> stops.endBy(instance, good ? run.until() : clock.instant()));
  }

  void ended(@Observes InstanceEnded event) {
    GuestUser.of(event.instance().userId())
        .ifPresent(
            guest ->
                end(guest, event.instance().startedAt(), event.duration())
                    .subscribe()
                    .with(done -> {}));
  }

  /** Never fails: what is not recorded counts as if the call had lasted to its latest end. */
  private Uni<Void> end(GuestUser guest, Instant startedAt, Duration used) {
    return store
        .end(guest, startedAt, used)
        .onFailure()
        .invoke(
            failure ->
                LOG.warnf(
                    "The end of a call of %s is not recorded: %s",
                    guest.userId(), failure.getMessage()))
        .onFailure()
        .recoverWithNull();
  }
}
