package io.aui.appserver.tracking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How much is remembered about instances and names.
 *
 * <p>What all stores take at most by default, in MB of the heap, each filled with the largest
 * entries: 19 instances, 27 names, 14 answers for idempotency keys, 8 use of users, 4 login tokens,
 * 4 instances that have to end. With 13 for the server itself that is 89; the image's heap
 * (-Xmx192m -Xmn76m) keeps 116 for what lives long. Whoever raises a bound raises -Xmx by as much.
 */
@ConfigMapping(prefix = "appserver.tracking")
public interface TrackingConfig {
  /** Where instances are remembered. */
  enum Store {
    /** In this process: lost with it, and unknown to other replicas. */
    MEMORY
  }

  /** Where instances are remembered. */
  @WithDefault("memory")
  Store store();

  /**
   * Most instances remembered; the oldest are dropped beyond that, and with them their owners'
   * access to them. They still count and still end at {@code appserver.limits.max-duration}. An
   * instance takes up to 620 bytes of the heap.
   */
  @WithDefault("30000")
  int maxInstances();

  /**
   * How long an instance is remembered after its start, finished or not. Shorter than a call lets
   * it slip out of control.
   */
  @WithDefault("7d")
  Duration maxAge();

  /**
   * Most names (channels, sessions, voiceprints) reserved for all users together; the oldest are
   * given up beyond that, and may then become another user's. A name takes up to 900 bytes of the
   * heap.
   */
  @WithDefault("30000")
  int maxNames();

  /** Most names of one kind reserved for one user, who loses the oldest beyond that. */
  @WithDefault("500")
  int maxNamesPerUser();

  /**
   * How long a session belongs to a user after a start that named it; afterwards its dialogues can
   * be read only by administrators, or by whoever names it next.
   */
  @WithDefault("30d")
  Duration sessionAge();

  /** The same for voiceprints, after their being set or named in a configuration. */
  @WithDefault("365d")
  Duration voiceprintAge();

  /**
   * How long a name stays claimed by a request if nobody knows whether IMS executed it. Must be
   * longer than any request takes; too long keeps other users away from a name that nobody got.
   */
  @WithDefault("10m")
  Duration claimHold();
}
