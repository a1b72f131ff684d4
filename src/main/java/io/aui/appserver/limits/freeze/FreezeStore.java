package io.aui.appserver.limits.freeze;

import io.smallrye.mutiny.Uni;

/**
 * Whether new starts are frozen. Every start that begins after {@link #set} has completed sees the
 * new value.
 */
public interface FreezeStore {
  /** Whether new starts are frozen. */
  Uni<Boolean> isFrozen();

  /** Freezes new starts, or allows them again. */
  Uni<Void> set(boolean frozen);
}
