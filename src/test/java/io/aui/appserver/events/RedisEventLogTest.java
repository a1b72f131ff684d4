package io.aui.appserver.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aui.appserver.events.EventLog.Missed;
import io.aui.appserver.redis.RedisClients;
import io.aui.appserver.redis.RedisCommands;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RedisEventLogTest extends EventLogContract {
  private RedisCommands redis;

  @Override
  EventLog log() {
    redis = RedisClients.emptied();
    return new RedisEventLog(redis);
  }

  @Test
  void everythingExpires() {
    EventLog log = log();
    follow(log, "a");
    add(log, event("a", "1"));

    long retention = EventLog.RETENTION.toMillis();
    assertThat(expiry("events:a")).isBetween(retention - 60_000, retention);
    assertThat(expiry("events")).isBetween(retention - 60_000, 2 * retention);
  }

  @Test
  void anotherReplicaReadsTheSame() {
    EventLog one = log();
    EventLog other = new RedisEventLog(redis);
    Missed begun = follow(one, "a");
    add(other, event("a", "1"));

    assertThat(news(one, begun.latest())).containsExactly("a1");
    assertThat(follow(other, "a", begun.position()).events()).hasSize(1);
  }

  @Test
  void saysIfEventsWereDroppedBeforeTheyWereRead() {
    EventLog log = log();
    Missed begun = follow(log, "a");
    assertThat(get(log.after(begun.latest())).complete()).isTrue();

    for (int i = 0; i < 11_000; i += 100) {
      int from = i;
      get(
          log.add(
              IntStream.range(from, from + 100)
                  .mapToObj(number -> event("a", Integer.toString(number)))
                  .toList()));
    }

    assertThat(get(log.after(begun.latest())).complete()).isFalse();
    EventId latest = follow(log, "a").latest();
    assertThat(get(log.after(latest)).complete()).isTrue();
    get(redis.send(Command.DEL, "events"));
    assertThat(get(log.after(latest)).complete()).isTrue();
  }

  @Test
  void goesOnAfterRedisHasLostEverything() {
    EventLog log = log();
    Missed begun = follow(log, "a");
    // Ids are times: in the same millisecond the first new one would be the old one.
    await().pollDelay(Duration.ofMillis(5)).until(() -> true);
    get(redis.send(Command.DEL, "events"));
    get(redis.send(Command.DEL, "events:a"));
    get(log.keep(List.of("a")));
    add(log, event("a", "1"));

    assertThat(get(log.after(begun.latest())).complete()).isFalse();
    assertThat(news(log, begun.latest())).containsExactly("a1");
  }

  private long expiry(String key) {
    return get(redis.send(Command.PTTL, key)).toLong();
  }
}
