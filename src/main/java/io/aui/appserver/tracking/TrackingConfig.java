package io.aui.appserver.tracking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How much is remembered about instances and names.
 *
 * <p>What all stores take at most by default, in MB of the heap, each filled with the largest
 * entries: 19 instances, 27 names, 14 answers for idempotency keys, 14 use of users and account, 4
 * login tokens, 5 instances that have to end, 2 unknown instances and callbacks. With 13 for the
 * server itself that is 98; the image's heap, 192 of a container's 512 MiB, keeps 116 for what
 * lives long. If a bound is raised, the heap must be raised by as much, so the memory limit by 2.7
 * times that, or the server may run out of memory.
 */
@ConfigMapping(prefix = "appserver.tracking")
public interface TrackingConfig {
  /**
   * Most instances remembered, each in up to 620 bytes of the heap. If it is too low, the oldest
   * are dropped, finished ones first, and their owners can no longer reach them; they still count
   * and still end at {@code appserver.limits.max-duration}.
   */
  @WithDefault("30000")
  int maxInstances();

  /**
   * How long an instance is remembered after its start, finished or not. If it is shorter than a
   * call, the owner can no longer reach the running instance.
   */
  @WithDefault("7d")
  Duration maxAge();

  /**
   * How long a start may take until its conversation goes on. After that, the instance counts as
   * {@code overdue} in {@code appserver.instances.running}, and describeAIAgentInstance says so. If
   * it is too short, users who join slowly look like failures; if it is too long, failures are seen
   * late.
   */
  @WithDefault("2m")
  Duration arrivalTimeout();

  /**
   * Most names (channels, sessions, voiceprints) reserved for all users together, each in up to 900
   * bytes of the heap. If it is too low, the oldest are given up, and may become another user's.
   */
  @WithDefault("30000")
  int maxNames();

  /**
   * Most names of one kind reserved for one user. If it is too low, users lose their oldest ones;
   * if it is too high, one user can push out the names of others.
   */
  @WithDefault("500")
  int maxNamesPerUser();

  /**
   * How long a session belongs to a user after a start that named it. If it is too short, users can
   * no longer read their dialogues, and whoever names the session next can.
   */
  @WithDefault("30d")
  Duration sessionAge();

  /**
   * How long a voiceprint belongs to a user after it was set or named in a configuration. If it is
   * too short, whoever names it next can use and clear it.
   */
  @WithDefault("365d")
  Duration voiceprintAge();

  /**
   * How long a name stays claimed by a request if nobody knows whether IMS executed it. If it is
   * shorter than a request takes, two users can get one name; if it is too long, other users cannot
   * have a name that nobody got.
   */
  @WithDefault("10m")
  Duration claimHold();
}
