package io.aui.appserver.limits.duration;

/** Knows whether this replica is the one that does for all what one replica should do. */
public interface LeaseHolder {
  /**
   * Whether this replica held the {@link DurationLease} a moment ago. While the shared state is
   * away, no replica does. Two may for a moment, so what depends on it must be safe to do twice.
   */
  boolean holdsLease();
}
