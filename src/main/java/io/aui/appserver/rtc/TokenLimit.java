package io.aui.appserver.rtc;

import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Limits how many RTC tokens are made for a user and a channel within a minute. Every token can be
 * passed on, and every channel that is created for one stays reserved.
 *
 * <p>Counts in this process. Bounded: beyond {@link RtcConfig#maxCounted()} pairs of user and
 * channel, the least recently used are forgotten.
 */
@Singleton
public class TokenLimit {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final int tokensPerMinute;
  private final int maxCounted;
  private final InstantSource clock;

  /** In the order of their latest use, oldest first. */
  private final Map<Counted, Window> windows = new LinkedHashMap<>();

  /** What is counted; an empty channel stands for all channels that this server creates. */
  private record Counted(String userId, String channelId) {}

  private record Window(Instant start, int tokens) {}

  TokenLimit(RtcConfig config, InstantSource clock) {
    this.tokensPerMinute = config.tokensPerMinute();
    this.maxCounted = config.maxCounted();
    this.clock = clock;
  }

  /**
   * Counts a token that is about to be made, or fails with LimitExceeded (429) if the limit is
   * reached.
   *
   * @param channelId the channel that the client named; null if this server creates one
   */
  public synchronized void count(String userId, String channelId) {
    Instant now = clock.instant();
    Counted key = new Counted(userId, channelId == null ? "" : channelId);
    Window known = windows.remove(key);
    Window window = known == null || ended(known, now) ? new Window(now, 0) : known;
    boolean reached = window.tokens == tokensPerMinute;
    windows.put(key, reached ? window : new Window(window.start, window.tokens + 1));
    forget(now);
    if (reached) {
      throw ApiException.retryable(
          ErrorCode.LIMIT_EXCEEDED,
          "the limit tokens-per-minute is reached: at most "
              + tokensPerMinute
              + " RTC tokens per minute for a user and a channel",
          Duration.between(now, window.start.plus(WINDOW)));
    }
  }

  private static boolean ended(Window window, Instant now) {
    return !now.isBefore(window.start.plus(WINDOW));
  }

  /** Removes the oldest window if it is over or one too many; only one is added at a time. */
  private void forget(Instant now) {
    Iterator<Window> oldestFirst = windows.values().iterator();
    if (ended(oldestFirst.next(), now) || windows.size() > maxCounted) {
      oldestFirst.remove();
    }
  }
}
