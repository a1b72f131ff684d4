package io.aui.appserver.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The latest calls, oldest first: at most 10,000, and as many as have request lines (with all
 * parameters) of 4 Mi characters together, since the emulator shares the heap of the server.
 * Synchronized, because tests read from other threads.
 */
final class CallLog {
  private static final int CAPACITY = 10_000;
  private static final int MAX_LENGTH = 4 << 20;

  private final Deque<ReceivedCall> calls = new ArrayDeque<>();
  private long length;

  synchronized void add(ReceivedCall call) {
    calls.addLast(call);
    length += call.requestLine().length();
    while (calls.size() > CAPACITY || length > MAX_LENGTH) {
      length -= calls.removeFirst().requestLine().length();
    }
  }

  synchronized List<ReceivedCall> all() {
    return List.copyOf(calls);
  }

  synchronized void clear() {
    calls.clear();
    length = 0;
  }
}
