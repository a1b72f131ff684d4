package io.aui.appserver.limits.freeze;

import io.smallrye.mutiny.Uni;

/**
 * Keeps the freeze in this process: it is lost when the process ends, and other replicas do not see
 * it.
 */
final class MemoryFreezeStore implements FreezeStore {
  private volatile boolean frozen;

  @Override
  public Uni<Boolean> isFrozen() {
    return Uni.createFrom().item(() -> frozen);
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
