package io.aui.appserver.limits.duration;

class MemoryDurationLeaseTest extends DurationLeaseContract {
  @Override
  DurationLease lease() {
    return new MemoryDurationLease();
  }
}
