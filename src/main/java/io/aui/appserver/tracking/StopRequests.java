package io.aui.appserver.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers who stopped which instance until the end of the instance becomes known. Bounded: beyond
 * {@value #MAX} instances the oldest are forgotten, whose end then counts as caused by IMS.
 */
final class StopRequests {
  /** Each takes up to 200 bytes of the heap. */
  private static final int MAX = 5_000;

  /** By how much IMS's clock may be behind, with the time that a stop takes. */
  private static final Duration TOLERANCE = Duration.ofSeconds(30);

  private final Map<String, StopRequest> requests = new LinkedHashMap<>();

  private record StopRequest(EndCause cause, Instant at) {}

  /** Records a stop; the first one of an instance counts. */
  synchronized void add(String instanceId, EndCause cause, Instant at) {
    requests.putIfAbsent(instanceId, new StopRequest(cause, at));
    if (requests.size() > MAX) {
      Iterator<String> oldestFirst = requests.keySet().iterator();
      oldestFirst.next();
      oldestFirst.remove();
    }
  }

  /**
   * Removes the stop of an instance that has ended, and returns what ended it.
   *
   * @param at when it ended
   * @param otherwise the cause if nobody stopped it, or only after its end
   */
  synchronized EndCause causeOf(String instanceId, Instant at, EndCause otherwise) {
    StopRequest request = requests.remove(instanceId);
    return request == null || at.isBefore(request.at.minus(TOLERANCE)) ? otherwise : request.cause;
  }
}
