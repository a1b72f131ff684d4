package io.aui.appserver.guest;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.MovableClock;
import io.aui.appserver.access.login.GuestUser;
import io.aui.appserver.guest.GuestPassStore.Begin;
import io.aui.appserver.guest.GuestPassStore.Begun;
import io.aui.appserver.guest.GuestPassStore.NotBegun;
import io.aui.appserver.guest.GuestPassStore.NotRedeemed;
import io.aui.appserver.guest.GuestPassStore.Redeemed;
import io.aui.appserver.guest.GuestPassStore.Use;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of guest passes promises, whatever it is made of. */
abstract class GuestPassStoreContract {
  static final String ID = "0123456789abcdef";
  private static final Duration EACH = Duration.ofMinutes(5);
  private static final Duration TOTAL = Duration.ofMinutes(12);
  private static final Duration VALID = Duration.ofHours(1);

  final MovableClock clock = new MovableClock();
  private GuestPassStore store;

  /** An empty store. */
  abstract GuestPassStore emptyStore();

  @BeforeEach
  void openStore() {
    store = emptyStore();
  }

  @Test
  void aPassIsListedWithItsUseUntilItExpires() {
    GuestPass first = add(ID);
    clock.move(Duration.ofSeconds(1));
    GuestPass second = add("b".repeat(16));

    assertThat(get(store.list()))
        .containsExactly(new Use(second, 0, Duration.ZERO, 0), new Use(first, 0, Duration.ZERO, 0));
    GuestUser alice = guest("a");
    GuestUser bob = guest("b");
    Instant started = begun(alice).run().since();
    begun(bob);
    get(store.end(alice, started, Duration.ofSeconds(70)));
    assertThat(get(store.list())).last().isEqualTo(new Use(first, 2, Duration.ofSeconds(70), 1));

    clock.move(VALID.minusSeconds(1));
    assertThat(get(store.list())).extracting(Use::pass).containsExactly(second);
    clock.move(Duration.ofSeconds(1));
    assertThat(get(store.list())).isEmpty();
  }

  @Test
  void itIsRedeemedByItsTokenOnceForEachGuest() {
    GuestPass pass = add(ID);

    assertThat(get(store.isGood(ID, "token"))).isTrue();
    assertThat(get(store.isGood(ID, "other"))).isFalse();
    assertThat(get(store.redeem(ID, "other", "a"))).isEqualTo(NotRedeemed.UNKNOWN);
    assertThat(get(store.redeem("b".repeat(16), "token", "a"))).isEqualTo(NotRedeemed.UNKNOWN);
    for (int i = 1; i <= pass.guests(); i++) {
      Redeemed redeemed = (Redeemed) get(store.redeem(ID, "token", "login " + i));
      assertThat(redeemed.guest().user()).isEqualTo(new GuestUser(ID, i));
      assertThat(redeemed.guest().pass()).isEqualTo(pass);
    }
    assertThat(get(store.redeem(ID, "token", "more"))).isEqualTo(NotRedeemed.ALL_GUESTS_TAKEN);
    assertThat(get(store.isGood(ID, "token"))).isTrue();
  }

  @Test
  void aGuestIsFoundByItsOwnLogin() {
    GuestPass pass = add(ID);
    GuestUser alice = guest("a");
    GuestUser bob = guest("b");

    Guest found = get(store.find(alice, "a")).orElseThrow();
    assertThat(found.pass()).isEqualTo(pass);
    assertThat(found.used()).isZero();
    assertThat(found.run()).isEmpty();
    assertThat(get(store.find(bob, "a"))).isEmpty();
    assertThat(get(store.find(new GuestUser(ID, 4), "a"))).isEmpty();
    assertThat(get(store.find(new GuestUser("b".repeat(16), 1), "a"))).isEmpty();

    Begun begun = begun(alice);
    assertThat(get(store.find(alice, "a")).orElseThrow().run()).contains(begun.run());
  }

  @Test
  void aGuestHasOneCallAtATimeAndNoMoreThanItsTime() {
    add(ID);
    GuestUser alice = guest("a");

    Begun first = begun(alice);
    assertThat(Duration.between(first.run().since(), first.run().until())).isEqualTo(EACH);
    assertThat(get(store.begin(alice))).isEqualTo(NotBegun.OTHER_CALL);
    assertThat(get(store.isRunning(alice, first.run().since()))).isTrue();
    assertThat(get(store.isRunning(alice, first.run().since().plusMillis(1)))).isFalse();
    clock.move(Duration.ofMinutes(3));
    get(store.end(alice, first.run().since().plusSeconds(1), Duration.ofMinutes(3)));
    assertThat(get(store.isRunning(alice, first.run().since()))).isFalse();

    Begun second = begun(alice);
    assertThat(second.run().until()).isEqualTo(clock.instant().plus(Duration.ofMinutes(2)));
    get(store.end(alice, second.run().since(), Duration.ofSeconds(111)));
    assertThat(get(store.begin(alice))).isEqualTo(NotBegun.NO_TIME_OF_GUEST);
  }

  @Test
  void allGuestsHaveNoMoreThanTheTimeOfThePass() {
    add(ID);
    GuestUser alice = guest("a");
    GuestUser bob = guest("b");
    GuestUser carol = guest("c");

    Begun first = begun(alice);
    begun(bob);
    assertThat(begun(carol).run().until()).isEqualTo(clock.instant().plus(Duration.ofMinutes(2)));
    get(store.end(carol, clock.instant(), Duration.ofMinutes(2)));
    assertThat(get(store.begin(carol))).isEqualTo(NotBegun.NO_TIME_OF_PASS);
    // What a call did not need is given back.
    get(store.end(alice, first.run().since(), Duration.ofMinutes(4)));
    assertThat(begun(carol).run().until()).isEqualTo(clock.instant().plus(Duration.ofMinutes(1)));
  }

  @Test
  void aCallEndsWithThePass() {
    add(ID);
    GuestUser alice = guest("a");
    clock.move(VALID.minusSeconds(40));

    assertThat(begun(alice).run().until()).isEqualTo(clock.instant().plusSeconds(40));
    GuestUser bob = guest("b");
    clock.move(Duration.ofSeconds(31));
    assertThat(get(store.begin(bob))).isEqualTo(NotBegun.NO_TIME_OF_GUEST);
    clock.move(Duration.ofSeconds(9));
    assertThat(get(store.find(alice, "a"))).isEmpty();
    assertThat(get(store.begin(bob))).isEqualTo(NotBegun.NO_PASS);
    assertThat(get(store.isGood(ID, "token"))).isFalse();
    assertThat(get(store.redeem(ID, "token", "more"))).isEqualTo(NotRedeemed.UNKNOWN);
    assertThat(get(store.remove(ID))).isFalse();
  }

  @Test
  void aCallWithoutAKnownEndCountsWhole() {
    add(ID);
    GuestUser alice = guest("a");
    Begun lost = begun(alice);

    clock.move(EACH.plus(GuestPassStore.GRACE).minusMillis(1));
    assertThat(get(store.begin(alice))).isEqualTo(NotBegun.OTHER_CALL);
    clock.move(Duration.ofMillis(1));
    assertThat(get(store.find(alice, "a")).orElseThrow().used()).isEqualTo(EACH);
    assertThat(get(store.begin(alice))).isEqualTo(NotBegun.NO_TIME_OF_GUEST);
    // Its end comes too late.
    get(store.end(alice, lost.run().since(), Duration.ofMinutes(1)));
    assertThat(get(store.list()).get(0).used()).isEqualTo(EACH);
  }

  @Test
  void theEndOfAnEarlierCallDoesNotEndALaterOne() {
    add(ID);
    GuestUser alice = guest("a");
    Begun first = begun(alice);
    get(store.end(alice, first.run().since(), Duration.ofSeconds(1)));
    clock.move(Duration.ofSeconds(1));
    Begun second = begun(alice);

    get(store.end(alice, first.run().since(), Duration.ofMinutes(1)));

    assertThat(get(store.isRunning(alice, second.run().since()))).isTrue();
    assertThat(get(store.list()).get(0).used()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aRemovedPassIsUnknown() {
    add(ID);
    GuestUser alice = guest("a");
    Begun begun = begun(alice);

    assertThat(get(store.remove(ID))).isTrue();
    assertThat(get(store.remove(ID))).isFalse();
    assertThat(get(store.find(alice, "a"))).isEmpty();
    assertThat(get(store.isRunning(alice, begun.run().since()))).isFalse();
    assertThat(get(store.begin(alice))).isEqualTo(NotBegun.NO_PASS);
    get(store.end(alice, begun.run().since(), Duration.ofSeconds(1)));
    assertThat(get(store.list())).isEmpty();
  }

  @Test
  void thereAreSoManyPassesAndGuestsAndNoMore() {
    for (int i = 0; i < GuestPassStore.MAX_GUESTS / GuestPassStore.MAX_GUESTS_OF_PASS; i++) {
      assertThat(get(store.add(pass(id(i), GuestPassStore.MAX_GUESTS_OF_PASS), "t"))).isTrue();
    }
    assertThat(get(store.add(pass(id(999), 1), "t"))).as("guests").isFalse();
    clock.move(VALID);
    for (int i = 0; i < GuestPassStore.MAX_PASSES; i++) {
      assertThat(get(store.add(pass(id(i), 1), "t"))).isTrue();
    }
    assertThat(get(store.add(pass(id(GuestPassStore.MAX_PASSES), 1), "t"))).as("passes").isFalse();
    assertThat(get(store.remove(id(0)))).isTrue();
    assertThat(get(store.add(pass(id(GuestPassStore.MAX_PASSES), 1), "t"))).isTrue();
  }

  @Test
  void whatIsAbsentStaysAbsent() {
    GuestPass pass =
        new GuestPass(
            ID, "agent-1", null, "cn-shanghai", 1, EACH, TOTAL, "", now(), now().plus(VALID));
    get(store.add(pass, "token"));

    assertThat(get(store.list())).extracting(Use::pass).isEqualTo(List.of(pass));
    assertThat(((Redeemed) get(store.redeem(ID, "token", "a"))).guest().pass()).isEqualTo(pass);
  }

  private static String id(int number) {
    return "%016x".formatted(number);
  }

  GuestPass add(String id) {
    GuestPass pass = pass(id, 3);
    assertThat(get(store.add(pass, "token"))).isTrue();
    return pass;
  }

  private GuestPass pass(String id, int guests) {
    return new GuestPass(
        id,
        null,
        "VoiceChat",
        "cn-shanghai",
        guests,
        EACH,
        TOTAL,
        "root",
        now(),
        now().plus(VALID));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  GuestUser guest(String login) {
    return ((Redeemed) get(store.redeem(ID, "token", login))).guest().user();
  }

  private Begun begun(GuestUser guest) {
    Begin begin = get(store.begin(guest));
    assertThat(begin).isInstanceOf(Begun.class);
    return (Begun) begin;
  }

  static <T> T get(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }
}
