package io.aui.appserver.limits;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one user may use. Each limit holds by itself; none is set by default. Where callers prove
 * nothing (mode none), all who name no user share one account.
 */
@ConfigMapping(prefix = "appserver.limits")
public interface LimitsConfig {
  /** Agent instances of a user at a time. Too low refuses users whose last call IMS still holds. */
  OptionalInt concurrentInstances();

  /** Starts of a user within any 60 seconds; those that IMS surely did not execute do not count. */
  OptionalInt startsPerMinute();

  /**
   * Minutes that a user's instances may run on one day (UTC). Only starts are refused: a running
   * call goes on, up to {@link #maxDuration()}.
   */
  OptionalInt minutesPerDay();

  /** The longest an instance may run; it is then stopped from here, in the middle of a sentence. */
  Optional<Duration> maxDuration();

  /** What the agent says before it is stopped for {@link #maxDuration()}; nothing if not set. */
  Optional<String> farewell();

  /** How long before the end it says so. */
  @WithDefault("1m")
  Duration farewellBefore();

  /**
   * How often instances are looked after. The longest duration is kept no more exactly than this.
   */
  @WithDefault("1s")
  Duration interval();

  /**
   * How long a start counts as an instance if nobody knows whether IMS executed it. Shorter than an
   * agent waits for its user, such a start may exceed the limit unseen.
   */
  @WithDefault("10m")
  Duration unknownHold();

  /**
   * Requests of a user who has logged in that may be open at a time; more are refused (429). An app
   * needs a handful; a backend that acts for many users as an administrator needs more.
   */
  @WithDefault("32")
  int openRequests();

  /**
   * Requests of a user to IMS, starts among them: so many at once, and the same number evenly over
   * every minute. Those that this server answers by itself do not count.
   */
  OptionalInt requestsPerMinute();

  /**
   * How much of the heap may be taken by what is remembered of users: a kilobyte for each who has
   * two instances. Beyond, the user who started or asked least recently is forgotten, and may do
   * everything once more.
   */
  @WithDefault("8M")
  MemorySize maxMemory();
}
