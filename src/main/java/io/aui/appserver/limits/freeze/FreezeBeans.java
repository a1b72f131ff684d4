package io.aui.appserver.limits.freeze;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Chooses the store of the freeze. */
class FreezeBeans {
  @Produces
  @Singleton
  FreezeStore freeze() {
    return new MemoryFreezeStore();
  }
}
