package io.aui.appserver.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The queued rules, first come, first used. Tests add from other threads. */
final class Faults {
  private static final int CAPACITY = 1_000;

  private final List<Fault> queued = new ArrayList<>();

  synchronized void add(Fault fault) {
    if (queued.size() >= CAPACITY) {
      throw new IllegalArgumentException("at most " + CAPACITY + " faults at a time");
    }
    queued.add(fault);
  }

  synchronized void clear() {
    queued.clear();
  }

  synchronized List<Fault> all() {
    return List.copyOf(queued);
  }

  /** The first rule that concerns a call, which is one call nearer to being used up. */
  synchronized Optional<Fault> take(String action) {
    for (int i = 0; i < queued.size(); i++) {
      Fault fault = queued.get(i);
      if (fault.concerns(action)) {
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
