package io.aui.appserver.tracking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much is remembered about instances. */
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
   * access to them.
   */
  @WithDefault("50000")
  int maxInstances();

  /**
   * How long an instance is remembered after its start, finished or not. Shorter than a call lets
   * it slip out of control.
   */
  @WithDefault("7d")
  Duration maxAge();

  /**
   * Most names (channels, sessions, voiceprints) reserved for all users together; the oldest are
   * given up beyond that, and may then become another user's. A name takes up to 0.9 KB of heap.
   */
  @WithDefault("50000")
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
