package io.aui.appserver.access;

import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Limits how many instances that are not known as a user's own the user may name within a minute:
 * IMS is asked about those that are unknown here. Others' instances count, too, so that nobody
 * learns whether an instance is known here.
 *
 * <p>Counts in this process. Bounded: of too many users, those who named such an instance least
 * recently are forgotten.
 */
@Singleton
class LookupLimit {
  static final int MOST = 10;

  /** Each takes up to 2.5 KiB of the heap. */
  private static final int MAX_USERS = 400;

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final InstantSource clock;

  /** In the order of their latest use, oldest first. */
  private final Map<String, Window> windows = new LinkedHashMap<>();

  private record Window(Instant end, Set<String> ids) {}

  LookupLimit(InstantSource clock) {
    this.clock = clock;
  }

  /** Counts an instance, once within a minute. Fails with LimitExceeded (429) if it is too many. */
  synchronized void count(String userId, String instanceId) {
    Instant now = clock.instant();
    Window known = windows.remove(userId);
    Window window =
        known == null || !known.end.isAfter(now)
            ? new Window(now.plus(WINDOW), new HashSet<>())
            : known;
    windows.put(userId, window);
    forget(now);
    if (window.ids.size() >= MOST && !window.ids.contains(instanceId)) {
      throw ApiException.retryable(
          ErrorCode.LIMIT_EXCEEDED,
          "at most " + MOST + " unknown instances of a user are looked up per minute",
          Duration.between(now, window.end));
    }
    window.ids.add(instanceId);
  }

  /** Removes the oldest window if it is over or one too many; only one is added at a time. */
  private void forget(Instant now) {
    Iterator<Window> oldestFirst = windows.values().iterator();
    if (!oldestFirst.next().end.isAfter(now) || windows.size() > MAX_USERS) {
      oldestFirst.remove();
    }
  }
}
