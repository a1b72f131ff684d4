package io.aui.appserver.sandbox;

import io.aui.appserver.sandbox.state.LengthBoundedMap;
import java.util.List;

/**
 * The latest calls, oldest first: at most 10,000, and fewer if their request lines, which hold all
 * parameters, are too long together. Synchronized, because tests read from other threads.
 */
final class CallLog {
  private static final int CAPACITY = 10_000;

  private final LengthBoundedMap<Long, ReceivedCall> calls =
      new LengthBoundedMap<>(CAPACITY, (number, call) -> call.requestLine().length());
  private long received;

  synchronized void add(ReceivedCall call) {
    calls.put(received, call);
    received++;
  }

  synchronized List<ReceivedCall> all() {
    return calls.values().toList();
  }

  synchronized void clear() {
    calls.clear();
  }
}
