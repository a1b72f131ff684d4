package io.aui.appserver.limits;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one user may use, and what all users together may use. Each limit holds by itself; none is
 * set by default but that of open requests. If callers prove nothing (access mode none), all who
 * name no user share the limits of one user, and whoever chooses a new user id escapes the limits
 * of a user, but not those of the account.
 */
@ConfigMapping(prefix = "appserver.limits")
public interface LimitsConfig {
  /**
   * Agent instances of a user at a time, 1 or more. If it is too low, users are refused (429) while
   * IMS still holds their last call.
   */
  OptionalInt concurrentInstances();

  /**
   * Starts of a user within any 60 seconds, 1 or more; those that IMS surely did not execute do not
   * count, but RTC tokens do, with which clients start agents by themselves, unless the user's
   * agent is in the channel. If it is too low, users who call again after a lost connection are
   * refused (429).
   */
  OptionalInt startsPerMinute();

  /**
   * Minutes that a user's instances may run on one day (UTC), 1 or more. Only starts are refused
   * (429): a running call goes on, up to {@link #maxDuration()}. If it is too low, users are
   * refused until midnight UTC.
   */
  OptionalInt minutesPerDay();

  /**
   * The longest an instance may run; it is then stopped from here, in the middle of a sentence.
   * Must be less than {@code appserver.tracking.max-age}. If it is not set, a call whose client has
   * gone away runs, and costs, until IMS ends it.
   */
  Optional<Duration> maxDuration();

  /**
   * What the agent says before it is stopped for {@link #maxDuration()}, which must be set too; at
   * most 1,024 characters. If it is not set, calls end without a word.
   */
  Optional<String> farewell();

  /**
   * How long before the end the agent says {@link #farewell()}. If it is too short, the call ends
   * within that sentence; if it is longer than the longest duration, the agent begins with it.
   */
  @WithDefault("1m")
  Duration farewellBefore();

  /**
   * How often the server looks for instances that have to end. {@link #maxDuration()} is kept no
   * more exactly than this; less than the default costs CPU for nothing that users would notice.
   */
  @WithDefault("1s")
  Duration interval();

  /**
   * How often IMS is asked about instances that count as running, up to 100 each time, and how many
   * calls each configured agent has. If it is too long, calls that ended without a callback count,
   * and {@code appserver.drift} is wrong, for longer; if it is too short, the account's requests to
   * IMS are used up for it.
   */
  @WithDefault("30s")
  Duration reconcileInterval();

  /**
   * How long a start counts as an instance if nobody knows whether IMS executed it. If it is
   * shorter than an agent waits for its user, such a start may exceed {@link
   * #concurrentInstances()} unseen; if it is too long, the user is refused although no agent runs.
   */
  @WithDefault("10m")
  Duration unknownHold();

  /**
   * Requests of a user who has logged in that may be open at a time, 1 or more; others are refused
   * (429). If it is too low, a backend that acts for many users as an administrator is refused; an
   * app needs a handful.
   */
  @WithDefault("32")
  int openRequests();

  /**
   * Requests of a user to IMS, starts among them: so many at once, and the same number evenly over
   * every minute. Those that this server answers by itself do not count. If it is too low, users
   * are refused (429) during a normal call; if it is not set, one user can use up the number of
   * requests that IMS allows the account.
   */
  OptionalInt requestsPerMinute();

  /**
   * How much memory, of the heap or of Redis, may be taken by what is remembered of users and of
   * the account: a kilobyte for each user who has an instance, a third of it for each further
   * instance. If it is too low, the user who started or asked least recently is forgotten, and may
   * do everything once more within the limits of the account; if it is raised without a larger
   * heap, the server may run out of memory.
   */
  @WithDefault("14M")
  MemorySize maxMemory();

  /** What all users together may use. */
  Account account();

  /** The limits of the account. */
  interface Account {
    /**
     * Agent instances of all users at a time, 1 or more. If it is too low, users are refused (429)
     * while others call; if it is not set, only IMS limits how many agents run, and cost, at a
     * time.
     */
    OptionalInt concurrentInstances();

    /**
     * Starts of all users within any 60 seconds, 1 or more, counted like those of a user. If it is
     * too low, users are refused (429) when many call at the same time; if it is not set, many
     * users, or one with many user ids, can use up the number of requests that IMS allows the
     * account.
     */
    OptionalInt startsPerMinute();

    /**
     * Minutes that the instances of all users may run on one day (UTC), 1 or more. Only starts are
     * refused (429): running calls go on. If it is too low, everybody is refused until midnight
     * UTC; if it is not set, nothing bounds the cost of a day.
     */
    OptionalInt minutesPerDay();
  }
}
