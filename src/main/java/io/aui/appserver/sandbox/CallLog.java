package io.aui.appserver.sandbox;

import io.aui.appserver.sandbox.state.LengthBoundedMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The latest calls, oldest first: at most 10,000, and fewer if their request lines, which hold all
 * parameters, and responses are too long together. They are numbered from 0 on. Synchronized,
 * because tests read from other threads.
 */
final class CallLog {
  private static final int CAPACITY = 10_000;
  private static final int PAGE_LENGTH = 256 * 1024;

  private final LengthBoundedMap<Long, ReceivedCall> calls =
      new LengthBoundedMap<>(CAPACITY, (number, call) -> length(call));
  private long received;

  synchronized void add(ReceivedCall call) {
    calls.put(received, call);
    received++;
  }

  /** All calls by their numbers. */
  synchronized Map<Long, ReceivedCall> all() {
    Map<Long, ReceivedCall> all = new LinkedHashMap<>();
    calls.keys().forEach(number -> all.put(number, calls.get(number).orElseThrow()));
    return all;
  }

  /**
   * The first of those with a greater number than that: at least one, and no more once they have
   * {@value #PAGE_LENGTH} characters.
   */
  synchronized Map<Long, ReceivedCall> after(long number) {
    Map<Long, ReceivedCall> later = new LinkedHashMap<>();
    long length = 0;
    for (long i = Math.max(number + 1, received - CAPACITY);
        i < received && length < PAGE_LENGTH;
        i++) {
      Optional<ReceivedCall> call = calls.get(i);
      if (call.isPresent()) {
        later.put(i, call.get());
        length += length(call.get());
      }
    }
    return later;
  }

  private static long length(ReceivedCall call) {
    return (long) call.requestLine().length() + call.response().length();
  }

  synchronized void clear() {
    calls.clear();
  }
}
