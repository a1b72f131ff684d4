package io.aui.appserver.limits.freeze;

import io.smallrye.mutiny.Uni;

/**
 * Whether new starts are frozen. Once {@link #set} has completed, every start that comes after sees
 * it.
 */
public interface FreezeStore {
  /** Whether they are. */
  Uni<Boolean> isFrozen();

  /** Freezes or thaws them. */
  Uni<Void> set(boolean frozen);
}
