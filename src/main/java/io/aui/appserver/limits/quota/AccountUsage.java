package io.aui.appserver.limits.quota;

/**
 * The starts and running instances of all users. It keeps those of forgotten users, too. Not safe
 * for concurrent use.
 */
final class AccountUsage extends UsageCounter {
  /**
   * Most heap that a slot or instance takes here, with ids of 64 characters (MemoryQuotaStoreTest).
   */
  static final int BYTES_OF_INSTANCE = 240;

  AccountUsage(Quota quota) {
    super(quota, Scope.ACCOUNT);
  }

  /** With what the counter of the user shares: ids, slots, instances and user ids. */
  @Override
  long bytes() {
    return super.bytes() + (long) BYTES_OF_INSTANCE * concurrent();
  }
}
