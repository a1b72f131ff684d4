package io.aui.appserver.limits;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Limits for each user, and the longest duration of a call. Each limit holds by itself; none is set
 * by default. In mode {@code none} all requests that name no user are counted together.
 */
@ConfigMapping(prefix = "appserver.limits")
public interface LimitsConfig {
  /**
   * Most agent instances of a user at a time. Too low a limit refuses users whose previous call has
   * not ended at IMS yet.
   */
  OptionalInt concurrentInstances();

  /**
   * Most starts of a user within 60 seconds. Starts that IMS definitely did not execute do not
   * count.
   */
  OptionalInt startsPerMinute();

  /**
   * Minutes that a user's instances may run on one day (UTC). Only starts are refused: a running
   * call continues, up to {@link #maxDuration()}.
   */
  OptionalInt minutesPerDay();

  /**
   * The longest time that an instance may run. This server then stops it, even if someone speaks.
   */
  Optional<Duration> maxDuration();

  /** What the agent says before it is stopped for {@link #maxDuration()}; nothing if not set. */
  Optional<String> farewell();

  /** How long before the end the agent says the farewell. */
  @WithDefault("1m")
  Duration farewellBefore();

  /** How often durations are checked. {@link #maxDuration()} is only as exact as this. */
  @WithDefault("1s")
  Duration interval();

  /**
   * How long a start counts as an instance if it is unknown whether IMS executed it. If this is
   * shorter than an agent waits for its user, such a start may exceed the limit unnoticed.
   */
  @WithDefault("10m")
  Duration unknownHold();

  /**
   * Most open requests of a logged-in user at a time; more are refused (429). An app needs a
   * handful; a backend that acts for many users as an administrator needs more.
   */
  @WithDefault("32")
  int openRequests();

  /**
   * Most requests of a user to IMS per minute, starts included: this many at once, then the same
   * number spread evenly over each minute. Requests that this server answers without IMS do not
   * count.
   */
  OptionalInt requestsPerMinute();

  /**
   * Most heap used for counting: about a kilobyte for a user with two instances. Beyond it, the
   * counts of the user who has been inactive for the longest time are forgotten, and this user's
   * limits start anew.
   */
  @WithDefault("8M")
  MemorySize maxMemory();
}
