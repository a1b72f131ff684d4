package io.aui.appserver.sandbox;

import io.aui.appserver.sandbox.state.LengthBoundedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The latest calls, oldest first: at most 10,000, and fewer if their request lines, which hold all
 * parameters, and responses are too long together. They are numbered from 0 on. Synchronized,
 * because tests read from other threads.
 */
final class CallLog {
  private static final int CAPACITY = 10_000;

  private final LengthBoundedMap<Long, ReceivedCall> calls =
      new LengthBoundedMap<>(
          CAPACITY, (number, call) -> call.requestLine().length() + call.response().length());
  private long received;

  synchronized void add(ReceivedCall call) {
    calls.put(received, call);
    received++;
  }

  synchronized List<ReceivedCall> all() {
    return calls.values().toList();
  }

  /** Those with a greater number than that. */
  synchronized Map<Long, ReceivedCall> after(long number) {
    Map<Long, ReceivedCall> later = new LinkedHashMap<>();
    for (long i = Math.max(number + 1, received - CAPACITY); i < received; i++) {
      long each = i;
      calls.get(each).ifPresent(call -> later.put(each, call));
    }
    return later;
  }

  synchronized void clear() {
    calls.clear();
  }
}
