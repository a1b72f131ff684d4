package io.aui.appserver.limits.freeze;

import io.smallrye.mutiny.Uni;

/**
 * Keeps the freeze in this process: it is lost when the process ends, and other replicas do not see
 * it.
 */
final class MemoryFreezeStore implements FreezeStore {
  private static final Uni<Boolean> YES = Uni.createFrom().item(true);
  private static final Uni<Boolean> NO = Uni.createFrom().item(false);

  private volatile boolean frozen;

  @Override
  public Uni<Boolean> isFrozen() {
    return frozen ? YES : NO;
  }

  @Override
  public Uni<Void> set(boolean newFrozen) {
    return Uni.createFrom()
        .item(
            () -> {
              frozen = newFrozen;
              return null;
            });
  }
}
