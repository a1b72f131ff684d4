package io.aui.appserver.ims;

import io.aui.appserver.ims.ImsException.BadCredentials;
import io.aui.appserver.ims.ImsException.InvalidAnswer;
import io.aui.appserver.ims.ImsException.Throttled;
import io.aui.appserver.ims.ImsException.TimedOut;
import io.aui.appserver.ims.ImsException.Unavailable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * {@code appserver.ims.calls}: how long IMS took, by action and outcome. All timers are made once.
 */
final class ImsTimers {
  private enum Outcome {
    SUCCESS,
    REFUSED,
    THROTTLED,
    CREDENTIALS,
    UNAVAILABLE,
    TIMEOUT,
    INVALID_ANSWER
  }

  private final Map<ImsAction, Map<Outcome, Timer>> timers = new EnumMap<>(ImsAction.class);

  ImsTimers(MeterRegistry meters) {
    for (ImsAction action : ImsAction.values()) {
      Map<Outcome, Timer> byOutcome = new EnumMap<>(Outcome.class);
      for (Outcome outcome : Outcome.values()) {
        byOutcome.put(
            outcome,
            Timer.builder("appserver.ims.calls")
                .description("Calls to IMS")
                .tag("action", action.wireName())
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(meters));
      }
      timers.put(action, byOutcome);
    }
  }

  /** Records one call; {@code failure} is null for a success. */
  void record(ImsAction action, ImsException failure, long nanos) {
    timers.get(action).get(outcome(failure)).record(nanos, TimeUnit.NANOSECONDS);
  }

  private static Outcome outcome(ImsException failure) {
    if (failure == null) {
      return Outcome.SUCCESS;
    } else if (failure instanceof Throttled) {
      return Outcome.THROTTLED;
    } else if (failure instanceof BadCredentials) {
      return Outcome.CREDENTIALS;
    } else if (failure instanceof Unavailable) {
      return Outcome.UNAVAILABLE;
    } else if (failure instanceof TimedOut) {
      return Outcome.TIMEOUT;
    } else if (failure instanceof InvalidAnswer) {
      return Outcome.INVALID_ANSWER;
    } else {
      return Outcome.REFUSED;
    }
  }
}
