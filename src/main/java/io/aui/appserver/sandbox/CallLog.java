package io.aui.appserver.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest 10,000 calls, oldest first. Synchronized, because tests read from other threads. */
final class CallLog {
  private static final int CAPACITY = 10_000;

  private final Deque<ReceivedCall> calls = new ArrayDeque<>();

  synchronized void add(ReceivedCall call) {
    if (calls.size() == CAPACITY) {
      calls.removeFirst();
    }
    calls.addLast(call);
  }

  synchronized List<ReceivedCall> all() {
    return List.copyOf(calls);
  }

  synchronized void clear() {
    calls.clear();
  }
}
