package io.aui.appserver.ims.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aui.appserver.MovableClock;
import io.aui.appserver.ims.failure.ImsException;
import io.aui.appserver.ims.signing.Credentials;
import io.smallrye.mutiny.Uni;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RenewedCredentialsTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final MovableClock clock = new MovableClock();
  private final Deque<Uni<FetchedCredentials>> answers = new ArrayDeque<>();
  private Duration pause;
  private Runnable next;
  private final RenewedCredentials source =
      new RenewedCredentials(
          answers::remove,
          (delay, task) -> {
            pause = delay;
            next = task;
          },
          clock,
          "a role",
          "Check it");

  @Test
  void theFirstFetchBeginsAtOnceAndUntilThenThereAreNone() {
    source.start();
    assertThat(pause).isZero();
    assertThat(source.isAvailable()).isFalse();
    assertThatThrownBy(source::current)
        .isInstanceOfSatisfying(
            ImsException.class,
            failure -> assertThat(failure.kind()).isEqualTo(ImsException.Kind.BAD_CREDENTIALS));
  }

  @Test
  void theyAreRenewedWhenTwoThirdsOfTheirTimeHavePassed() {
    source.start();
    answer("first", HOUR);
    assertThat(source.current().accessKeyId()).isEqualTo("first");
    assertThat(source.expiry()).contains(clock.instant().plus(HOUR));
    assertThat(pause).isBetween(Duration.ofMinutes(36), Duration.ofMinutes(40));

    clock.move(pause);
    answer("second", HOUR);
    assertThat(source.current().accessKeyId()).isEqualTo("second");
  }

  @Test
  void whileFetchesFailTheLastOnesAreUsedUntilTheyExpire() {
    source.start();
    answer("first", HOUR);
    Duration longest = Duration.ZERO;
    clock.move(pause);
    for (int i = 0; i < 10; i++) {
      fail(new ConnectException("refused"));
      assertThat(pause).isLessThanOrEqualTo(Duration.ofMinutes(1));
      longest = pause.compareTo(longest) > 0 ? pause : longest;
      assertThat(source.current().accessKeyId()).isEqualTo("first");
    }
    assertThat(longest).as("it backs off").isGreaterThan(Duration.ofSeconds(25));
    assertThat(source.failure()).hasValueSatisfying(text -> assertThat(text).contains("refused"));

    clock.move(HOUR);
    assertThat(source.isAvailable()).isFalse();
    answer("second", HOUR);
    assertThat(source.current().accessKeyId()).isEqualTo("second");
    assertThat(source.failure()).isEmpty();
  }

  @Test
  void whatHasExpiredOnArrivalIsAFailure() {
    source.start();
    answer("old", Duration.ZERO);
    assertThat(source.isAvailable()).isFalse();
    assertThat(source.failure()).hasValueSatisfying(text -> assertThat(text).contains("clock"));
    assertThat(pause).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void thoseWithoutAnExpiryAreReadAgainSoon() {
    source.start();
    answers.add(Uni.createFrom().item(new FetchedCredentials(key("file"), Optional.empty())));
    next.run();
    assertThat(pause).isEqualTo(RenewedCredentials.WITHOUT_EXPIRY);
    clock.move(Duration.ofDays(1_000));
    assertThat(source.current().accessKeyId()).isEqualTo("file");
    assertThat(source.expiry()).isEmpty();
  }

  @Test
  void aFetchThatThrowsIsRepeated() {
    source.start();
    answers.add(
        Uni.createFrom()
            .deferred(
                () -> {
                  throw new FetchFailure("the file x does not exist");
                }));
    next.run();
    assertThat(source.failure()).contains("the file x does not exist");
    answer("first", HOUR);
    assertThat(source.isAvailable()).isTrue();
  }

  private void answer(String id, Duration validity) {
    answers.add(
        Uni.createFrom()
            .item(new FetchedCredentials(key(id), Optional.of(clock.instant().plus(validity)))));
    next.run();
  }

  private void fail(Throwable thrown) {
    answers.add(Uni.createFrom().failure(thrown));
    next.run();
  }

  private static Credentials key(String id) {
    return Credentials.permanent(id, "secret");
  }
}
