package io.aui.appserver.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.events.EventLog.Missed;
import io.aui.appserver.events.EventLog.NewEvent;
import io.aui.appserver.events.EventLog.News;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every log of events promises, whatever it is made of. */
abstract class EventLogContract {
  /** An empty log. */
  abstract EventLog log();

  @Test
  void keepsTheEventsOfAFollowedInstanceInOrder() {
    EventLog log = log();
    Missed begun = follow(log, "a");
    assertThat(begun.events()).isEmpty();
    assertThat(begun.complete()).isFalse();

    add(log, event("a", "1"), event("a", "2"));
    add(log, event("a", "3"));

    Missed missed = follow(log, "a", begun.position());
    assertThat(missed.events()).extracting(LoggedEvent::data).containsExactly("1", "2", "3");
    assertThat(missed.events())
        .allSatisfy(
            event -> {
              assertThat(event.instanceId()).isEqualTo("a");
              assertThat(event.name()).isEqualTo("state");
              assertThat(event.id().isAfter(begun.position())).isTrue();
            });
    assertThat(missed.events()).extracting(LoggedEvent::id).isSorted().doesNotHaveDuplicates();
    assertThat(missed.complete()).isTrue();
    assertThat(missed.position()).isEqualTo(missed.events().get(2).id());

    Missed rest = follow(log, "a", missed.events().get(1).id());
    assertThat(rest.events()).extracting(LoggedEvent::data).containsExactly("3");
    assertThat(rest.complete()).isTrue();
    assertThat(follow(log, "a", missed.position()).events()).isEmpty();
    assertThat(follow(log, "a").events()).isEmpty();
  }

  @Test
  void dropsTheEventsOfInstancesThatNobodyFollows() {
    EventLog log = log();
    follow(log, "a");
    add(log, event("b", "1"), event("", "2"));

    assertThat(news(log, EventId.START)).isEmpty();
    assertThat(follow(log, "b").events()).isEmpty();
  }

  @Test
  void saysWhetherTheClientMayHaveMissedMore() {
    EventLog log = log();
    Missed begun = follow(log, "a");
    add(log, event("a", "1"));

    assertThat(follow(log, "a", new EventId(1, 0)).complete()).isFalse();
    assertThat(follow(log, "a", new EventId(999_999_999_999_999L, 0)).complete()).isFalse();
    assertThat(follow(log, "b", begun.position()).complete()).isFalse();
  }

  @Test
  void dropsAnEventThatCameBefore() {
    EventLog log = log();
    Missed begun = follow(log, "a");
    follow(log, "b");
    add(log, event("a", "1"), event("a", "2"), event("a", "1"));
    add(log, event("b", "1"), event("a", "2"), new NewEvent("a", "end", "2"));

    assertThat(follow(log, "a", begun.position()).events())
        .extracting(event -> event.name() + event.data())
        .containsExactly("state1", "state2", "end2");
  }

  @Test
  void keepsTheLatestOfTooManyEvents() {
    EventLog log = log();
    Missed begun = follow(log, "a");
    follow(log, "b");
    add(log, event("b", "kept"));
    int count = EventLog.MAX_OF_INSTANCE + 20;
    add(
        log,
        IntStream.range(0, count)
            .mapToObj(i -> event("a", Integer.toString(i)))
            .toArray(NewEvent[]::new));

    Missed missed = follow(log, "a", begun.position());
    assertThat(missed.complete()).isFalse();
    assertThat(missed.events())
        .hasSize(EventLog.MAX_OF_INSTANCE)
        .last()
        .extracting(LoggedEvent::data)
        .isEqualTo(Integer.toString(count - 1));
    assertThat(follow(log, "b", begun.position()).events()).hasSize(1);
  }

  @Test
  void returnsTheNewsOfAllInstances() {
    EventLog log = log();
    Missed begun = follow(log, "a");
    Missed other = follow(log, "b");
    assertThat(other.latest().isAfter(begun.latest())).isTrue();
    add(log, event("a", "1"), event("b", "2"));
    add(log, event("a", "3"));

    News news = get(log.after(other.latest()));
    assertThat(news.complete()).isTrue();
    assertThat(news.events())
        .extracting(event -> event.instanceId() + event.data())
        .containsExactly("a1", "b2", "a3");
    EventId last = news.events().get(2).id();
    assertThat(news(log, news.events().get(0).id())).containsExactly("b2", "a3");
    assertThat(news(log, last)).isEmpty();
    assertThat(follow(log, "a").latest()).isEqualTo(last);
    assertThat(follow(log, "a").position()).isEqualTo(last);
    assertThat(follow(log, "b").position()).isEqualTo(news.events().get(1).id());
  }

  @Test
  void goesOnKeepingWhatIsFollowed() {
    EventLog log = log();
    Missed begun = follow(log, "a");
    get(log.keep(List.of("a", "b")));
    get(log.keep(List.of()));
    add(log, event("a", "1"));

    assertThat(follow(log, "a", begun.position()).events()).hasSize(1);
  }

  static NewEvent event(String instance, String data) {
    return new NewEvent(instance, "state", data);
  }

  static void add(EventLog log, NewEvent... events) {
    get(log.add(List.of(events)));
  }

  static Missed follow(EventLog log, String instance) {
    return get(log.follow(instance, Optional.empty()));
  }

  static Missed follow(EventLog log, String instance, EventId known) {
    return get(log.follow(instance, Optional.of(known)));
  }

  /** Instances and data; those without a name are positions only. */
  static List<String> news(EventLog log, EventId position) {
    return get(log.after(position)).events().stream()
        .filter(event -> !event.name().isEmpty())
        .map(event -> event.instanceId() + event.data())
        .toList();
  }

  static <T> T get(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }
}
