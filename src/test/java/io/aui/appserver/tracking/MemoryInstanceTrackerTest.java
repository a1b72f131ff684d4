package io.aui.appserver.tracking;

class MemoryInstanceTrackerTest extends InstanceTrackerContract {
  @Override
  InstanceTracker tracker() {
    return new MemoryInstanceTracker(
        MAX_INSTANCES,
        MAX_AGE,
        () -> now,
        instance -> dropped.add(instance.id()),
        instance -> finished.add(instance.id()));
  }
}
