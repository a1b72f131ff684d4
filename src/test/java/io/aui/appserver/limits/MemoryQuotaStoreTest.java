package io.aui.appserver.limits;

class MemoryQuotaStoreTest extends QuotaStoreContract {
  @Override
  QuotaStore store(Quota quota) {
    return new MemoryQuotaStore(quota, MAX_USERS, clock);
  }
}
