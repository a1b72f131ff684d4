package io.aui.appserver.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.MovableClock;
import io.aui.appserver.events.EventLog.Missed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryEventLogTest extends EventLogContract {
  private final MovableClock clock = new MovableClock();

  @Override
  EventLog log() {
    return new MemoryEventLog(clock);
  }

  @Test
  void forgetsAnInstanceThatNobodyFollowsAnyMore() {
    EventLog log = log();
    Missed begun = follow(log, "a");
    follow(log, "b");
    add(log, event("a", "1"));
    clock.move(EventLog.RETENTION.minusSeconds(1));
    get(log.keep(List.of("b")));
    clock.move(Duration.ofSeconds(2));
    add(log, event("a", "2"), event("b", "3"));

    assertThat(news(log, EventId.START)).containsExactly("b3");
    Missed again = follow(log, "a", begun.position());
    assertThat(again.events()).isEmpty();
    assertThat(again.complete()).isFalse();
  }

  @Test
  void forgetsTheInstanceThatWasFollowedLeastRecently() {
    EventLog log = log();
    follow(log, "first");
    follow(log, "second");
    follow(log, "first");
    for (int i = 2; i < MemoryEventLog.MAX_INSTANCES; i++) {
      follow(log, "i" + i);
    }
    follow(log, "last");
    add(log, event("first", "1"), event("second", "2"), event("last", "3"));

    assertThat(news(log, EventId.START)).containsExactly("first1", "last3");
  }

  @Test
  void tooManyCharactersPushTheOldestEventsOutAndThatIsSaid() {
    EventLog log = log();
    Missed begun = follow(log, "a");
    follow(log, "b");
    String longest = "x".repeat(EventLog.MAX_DATA - 5);
    int fitting = MemoryEventLog.MAX_CHARACTERS / EventLog.MAX_DATA;
    int instances = fitting / EventLog.MAX_OF_INSTANCE + 2;
    add(log, event("a", "oldest"));
    EventId oldest = get(log.after(EventId.START)).events().get(0).id();
    for (int i = 0; i < instances; i++) {
      follow(log, "i" + i);
      for (int j = 0; j < EventLog.MAX_OF_INSTANCE; j++) {
        add(log, event("i" + i, longest + j));
      }
    }

    assertThat(follow(log, "a", begun.position()).events()).isEmpty();
    assertThat(follow(log, "a", begun.position()).complete()).isFalse();
    assertThat(get(log.after(begun.position())).complete()).isFalse();
    assertThat(get(log.after(oldest)).complete()).isFalse();
    EventId latest = follow(log, "b").latest();
    assertThat(get(log.after(latest)).complete()).isTrue();
    long characters =
        get(log.after(EventId.START)).events().stream().mapToLong(e -> e.data().length()).sum();
    assertThat(characters)
        .isLessThanOrEqualTo(MemoryEventLog.MAX_CHARACTERS)
        .isGreaterThan(MemoryEventLog.MAX_CHARACTERS - EventLog.MAX_DATA);
  }
}
