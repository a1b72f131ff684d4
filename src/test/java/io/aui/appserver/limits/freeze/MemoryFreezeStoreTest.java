package io.aui.appserver.limits.freeze;

class MemoryFreezeStoreTest extends FreezeStoreContract {
  @Override
  FreezeStore store() {
    return new MemoryFreezeStore();
  }
}
