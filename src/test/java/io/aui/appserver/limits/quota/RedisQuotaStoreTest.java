package io.aui.appserver.limits.quota;

import io.aui.appserver.redis.RedisClients;

class RedisQuotaStoreTest extends QuotaStoreContract {
  private static final int MANY = 1_000;

  @Override
  QuotaStore store(Quota quota) {
    return new RedisQuotaStore(RedisClients.emptied(), quota, MAX_USERS, MANY, clock);
  }
}
