package io.aui.appserver.guest;

class MemoryGuestPassStoreTest extends GuestPassStoreContract {
  @Override
  GuestPassStore emptyStore() {
    return new MemoryGuestPassStore(clock);
  }
}
