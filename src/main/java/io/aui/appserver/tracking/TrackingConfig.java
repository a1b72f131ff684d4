package io.aui.appserver.tracking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How many instances and names are remembered, and for how long.
 *
 * <p>By default all stores together take at most 76 MB of the heap, if each is full of the largest
 * entries: 19 for instances, 27 for names, 14 for stored responses of idempotency keys, 8 for the
 * usage of users, 4 for login tokens, 4 for instances that have to end. With 13 MB for the server
 * itself that is 89; the image's heap (-Xmx192m -Xmn76m) has 116 for long-lived objects. If you
 * raise a bound, raise -Xmx by as much.
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
   * Most instances remembered; beyond that the oldest are dropped, and their owners lose access to
   * them. Dropped instances still count and still end at {@code appserver.limits.max-duration}. An
   * instance takes up to 620 bytes of the heap.
   */
  @WithDefault("30000")
  int maxInstances();

  /**
   * How long an instance is remembered after its start, finished or not. If this is shorter than a
   * call, the call can no longer be stopped.
   */
  @WithDefault("7d")
  Duration maxAge();

  /**
   * Most names (channels, sessions, voiceprints) reserved for all users together; beyond that the
   * oldest are dropped, and another user can then reserve them. A name takes up to 900 bytes of the
   * heap.
   */
  @WithDefault("30000")
  int maxNames();

  /** Most names of one type reserved for one user; beyond that the oldest of them are dropped. */
  @WithDefault("500")
  int maxNamesPerUser();

  /**
   * How long a session belongs to a user after a start that named it. Afterwards only
   * administrators can read its dialogues, or the next user who names it.
   */
  @WithDefault("30d")
  Duration sessionAge();

  /** How long a voiceprint belongs to a user after it was set or named in a configuration. */
  @WithDefault("365d")
  Duration voiceprintAge();

  /**
   * How long a name stays claimed by a request if it is unknown whether IMS executed it. It must be
   * longer than any request takes; if it is too long, other users cannot use a name that is free.
   */
  @WithDefault("10m")
  Duration claimHold();
}
