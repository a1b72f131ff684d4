package io.aui.appserver.sandbox.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The queued faults, at most 1,000, used in the order in which they were added. Synchronized,
 * because tests add faults from other threads.
 */
public final class Faults {
  private static final int CAPACITY = 1_000;

  private final List<Fault> queued = new ArrayList<>();

  /** Adds a fault; an {@link IllegalArgumentException} if 1,000 are queued. */
  public synchronized void add(Fault fault) {
    if (queued.size() >= CAPACITY) {
      throw new IllegalArgumentException("at most " + CAPACITY + " faults at a time");
    }
    queued.add(fault);
  }

  public synchronized void clear() {
    queued.clear();
  }

  public synchronized List<Fault> all() {
    return List.copyOf(queued);
  }

  /** Takes the first fault that applies to an operation, and counts it as used once. */
  public synchronized Optional<Fault> take(String action) {
    for (int i = 0; i < queued.size(); i++) {
      Fault fault = queued.get(i);
      if (fault.appliesTo(action)) {
        if (fault.count() == 1) {
          queued.remove(i);
        } else if (fault.count() > 1) {
          queued.set(i, fault.times(fault.count() - 1));
        }
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }
}
