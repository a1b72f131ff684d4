package io.aui.appserver.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aui.appserver.tracking.OwnershipRegistry.Claim;
import io.aui.appserver.tracking.OwnershipRegistry.Claimant;
import io.aui.appserver.tracking.OwnershipRegistry.Claimed;
import io.aui.appserver.tracking.OwnershipRegistry.Occupant;
import io.aui.appserver.tracking.OwnershipRegistry.OthersNames;
import io.aui.appserver.tracking.OwnershipRegistry.Outcome;
import io.aui.appserver.tracking.OwnershipRegistry.Refused;
import io.aui.appserver.tracking.OwnershipRegistry.Reservation;
import io.aui.appserver.tracking.OwnershipRegistry.TooManyClaims;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store of reservations promises. */
abstract class OwnershipRegistryContract {
  static final int MAX_PER_USER = 3;
  static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
  private static final Duration HOLD = Duration.ofSeconds(30);

  static final int MAX_NAMES = 100;
  private static final Claimant ALICE = new Claimant("alice", OthersNames.REFUSE);

  final MovableTime time = new MovableTime();

  /** How many names the store reported as dropped. */
  final AtomicInteger dropped = new AtomicInteger();

  /**
   * An empty store with the bounds above that takes its time from {@link #time} and counts in
   * {@link #dropped}.
   */
  abstract OwnershipRegistry store();

  @Test
  void holdsNoMoreThanItsBoundAndReportsWhatItDrops() {
    OwnershipRegistry store = store();
    Set<Name> names = new HashSet<>();
    for (int i = 0; i < 110; i++) {
      time.pass(Duration.ofMillis(1));
      reserve(store, room(i), "user" + i, 60);
      names.add(channel(room(i)));
    }

    assertThat(dropped).hasValue(10);
    assertThat(await(store.owners(names))).hasSize(MAX_NAMES);
    assertThat(owner(store, room(109))).isEqualTo("user109");
  }

  @Test
  void makesRoomFromWhatHasEndedFirst() {
    OwnershipRegistry store = store();
    for (int i = 0; i < 100; i++) {
      reserve(store, room(i), "user" + i, 60);
    }
    time.pass(Duration.ofSeconds(60));
    for (int i = 0; i < 100; i++) {
      reserve(store, "hall" + room(i), "user" + i, 120);
    }

    assertThat(dropped).hasValue(0);
    assertThat(owner(store, "hall" + room(0))).isEqualTo("user0");
  }

  @Test
  void aFloodOfOneKindPushesOutNoOther() {
    OwnershipRegistry store = store();
    Name voice = new Name(ResourceType.VOICEPRINT, "voice");
    await(store.reserve(ALICE, new Reservation(voice, START.plusSeconds(60))));
    for (int i = 0; i < 200; i++) {
      reserve(store, room(i), "user" + i, 60);
    }

    assertThat(await(store.owner(voice))).contains("alice");
  }

  @Test
  void channelsInWhichAgentsLiveArePushedOutLast() {
    OwnershipRegistry store = store();
    Reservation home =
        new Reservation(
            new Name(ResourceType.CHANNEL, "home"),
            START.plusSeconds(60),
            new Occupant("i-1", START.plusSeconds(600)));
    await(store.reserve(ALICE, home));
    for (int i = 0; i < 200; i++) {
      reserve(store, room(i), "user" + i, 60);
      reserve(store, "alices" + i, "alice", 60);
    }

    assertThat(owner(store, "home")).isEqualTo("alice");
  }

  /** Of one length, so that none begins with another. */
  static String room(int number) {
    return "room%03d".formatted(number);
  }

  @Test
  void theFirstWhoAsksGetsAName() {
    OwnershipRegistry store = store();

    assertThat(reserve(store, "room", "alice", 60)).isTrue();
    assertThat(reserve(store, "room", "bob", 60)).isFalse();
    assertThat(reserve(store, "room", "alice", 60)).isTrue();
    assertThat(owner(store, "room")).isEqualTo("alice");
    assertThat(owner(store, "hall")).isNull();
  }

  @Test
  void kindsDoNotMix() {
    OwnershipRegistry store = store();
    reserve(store, "name", "alice", 60);

    Reservation session =
        new Reservation(new Name(ResourceType.SESSION, "name"), START.plusSeconds(60));
    assertThat(await(store.reserve(claimant("bob"), session))).isInstanceOf(Claimed.class);
    assertThat(owner(store, "name")).isEqualTo("alice");
    assertThat(await(store.owner(session.name()))).contains("bob");
    assertThat(await(store.owner(new Name(ResourceType.VOICEPRINT, "name")))).isEmpty();
  }

  @Test
  void aNameBecomesFreeWhenItsTimeIsOver() {
    OwnershipRegistry store = store();
    reserve(store, "room", "alice", 60);
    time.pass(Duration.ofSeconds(59));
    assertThat(reserve(store, "room", "bob", 600)).isFalse();

    time.pass(Duration.ofSeconds(1));

    assertThat(owner(store, "room")).isNull();
    assertThat(reserve(store, "room", "bob", 600)).isTrue();
    assertThat(owner(store, "room")).isEqualTo("bob");
  }

  @Test
  void aChannelIsOccupiedByItsOwnersInstanceUntilItHasEnded() {
    OwnershipRegistry store = store();
    reserve(store, "empty", "alice", 60);
    Name room = new Name(ResourceType.CHANNEL, "room");
    Occupant occupant = new Occupant("i-1", START.plusSeconds(600));
    await(store.reserve(claimant("alice"), new Reservation(room, START, occupant)));

    assertThat(await(store.isOccupied(room, "alice"))).isTrue();
    assertThat(await(store.isOccupied(room, "bob"))).isFalse();
    assertThat(await(store.isOccupied(new Name(ResourceType.CHANNEL, "empty"), "alice"))).isFalse();
    assertThat(await(store.isOccupied(new Name(ResourceType.CHANNEL, "none"), "alice"))).isFalse();
    await(store.instanceEnded("room", "i-1"));
    assertThat(await(store.isOccupied(room, "alice"))).isFalse();
  }

  @Test
  void anEndMovesForwardOnly() {
    OwnershipRegistry store = store();
    reserve(store, "room", "alice", 60);
    reserve(store, "room", "alice", 120);
    reserve(store, "room", "alice", 10);

    time.pass(Duration.ofSeconds(119));

    assertThat(owner(store, "room")).isEqualTo("alice");
  }

  @Test
  void aPastEndReservesNothing() {
    OwnershipRegistry store = store();

    assertThat(reserve(store, "room", "alice", 0)).isTrue();
    assertThat(owner(store, "room")).isNull();
  }

  @Test
  void returnsTheOwnersOfManyNamesAtOnce() {
    OwnershipRegistry store = store();
    reserve(store, "a", "alice", 60);
    reserve(store, "b", "bob", 60);

    assertThat(await(store.owners(Set.of(channel("a"), channel("b"), channel("c")))))
        .isEqualTo(Map.of(channel("a"), "alice", channel("b"), "bob"));
    assertThat(await(store.owners(Set.of()))).isEmpty();
  }

  @Test
  void aUserWithTooManyNamesLosesItsOwnOldest() {
    OwnershipRegistry store = store();
    reserve(store, "bobs", "bob", 60);
    for (int i = 0; i <= MAX_PER_USER; i++) {
      reserve(store, "room" + i, "alice", 60);
    }

    assertThat(owner(store, "bobs")).isEqualTo("bob");
    assertThat(owner(store, "room0")).isNull();
    assertThat(owner(store, "room1")).isEqualTo("alice");
  }

  @Test
  void ofManyAtOnceExactlyOneGetsAName() throws InterruptedException, ExecutionException {
    OwnershipRegistry store = store();
    // Threads of its own: those of the common pool may still hold the class loader of another test.
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> attempts = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        String user = "user" + i;
        attempts.add(() -> reserve(store, "room", user, 60));
      }
      List<Boolean> outcomes = new ArrayList<>();
      for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
        outcomes.add(attempt.get());
      }
      assertThat(outcomes).containsOnlyOnce(true);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void aClaimKeepsOthersAwayWithoutGivingTheName() {
    OwnershipRegistry store = store();

    claimed(store, "alice", "a", "b");

    assertThat(claim(store, "bob", "b", "c")).isEqualTo(new Refused(Set.of(session("b"))));
    assertThat(await(store.owners(sessions("a", "b", "c")))).isEmpty();
    claimed(store, "alice", "b");
  }

  @Test
  void aRefusedClaimTakesNothing() {
    OwnershipRegistry store = store();
    claimed(store, "alice", "b");

    claim(store, "bob", "a", "b", "c");

    claimed(store, "carol", "a", "c");
  }

  @Test
  void aConfirmedClaimIsReserved() {
    OwnershipRegistry store = store();
    Claim claim = claimed(store, "alice", "a");

    await(store.confirm(claim, List.of(until("a", 60), until("made", 60))));
    time.pass(HOLD);

    assertThat(await(store.owners(sessions("a", "made"))))
        .isEqualTo(Map.of(session("a"), "alice", session("made"), "alice"));
    assertThat(claim(store, "bob", "a")).isInstanceOf(Refused.class);
  }

  @Test
  void aReleasedClaimLeavesNothing() {
    OwnershipRegistry store = store();
    reserveSession(store, "mine", "alice");
    Claim claim = claimed(store, "alice", "a", "mine");

    await(store.release(claim));

    assertThat(await(store.owners(sessions("a", "mine"))))
        .isEqualTo(Map.of(session("mine"), "alice"));
    claimed(store, "bob", "a");
    await(store.release(claim));
    assertThat(claim(store, "alice", "a")).isInstanceOf(Refused.class);
  }

  @Test
  void anUnconfirmedClaimEndsByItself() {
    OwnershipRegistry store = store();
    Claim late = claimed(store, "alice", "a");
    time.pass(HOLD.minusSeconds(1));
    assertThat(claim(store, "bob", "a")).isInstanceOf(Refused.class);

    time.pass(Duration.ofSeconds(1));

    await(store.confirm(claimed(store, "bob", "a"), List.of(until("a", 600))));
    await(store.release(late));
    await(store.confirm(late, List.of(until("a", 600))));
    assertThat(await(store.owner(session("a")))).contains("bob");
  }

  @Test
  void oneOfTwoClaimsIsEnoughToKeepAName() {
    OwnershipRegistry store = store();
    Claim first = claimed(store, "alice", "a");
    Claim second = claimed(store, "alice", "a");

    await(store.release(first));
    assertThat(claim(store, "bob", "a")).isInstanceOf(Refused.class);
    await(store.release(second));
    claimed(store, "bob", "a");
  }

  @Test
  void othersNamesAreLeftToThemIfTheClaimantWantsThat() {
    OwnershipRegistry store = store();
    reserveSession(store, "bobs", "bob");
    Claimant administrator = new Claimant("alice", OthersNames.LEAVE);

    Claimed claimed =
        (Claimed) await(store.claim(newId(), administrator, sessions("bobs", "free"), HOLD));
    await(store.confirm(claimed.claim(), List.of(until("bobs", 60), until("free", 60))));

    assertThat(claimed.claim().names()).containsExactly(session("free"));
    assertThat(await(store.owners(sessions("bobs", "free"))))
        .isEqualTo(Map.of(session("bobs"), "bob", session("free"), "alice"));
  }

  @Test
  void claimsPushOutNothingAndAreRefusedBeyondTheirBounds() {
    OwnershipRegistry store = store();
    reserveSession(store, "mine", "alice");
    List<Outcome> outcomes =
        IntStream.range(0, 10).mapToObj(i -> claim(store, "alice", "s" + i)).toList();

    assertThat(outcomes).filteredOn(TooManyClaims.class::isInstance).isNotEmpty();
    assertThat(await(store.owner(session("mine")))).contains("alice");
    for (int i = 0; i < 200; i++) {
      outcomes = List.of(claim(store, "user" + i, "t" + i));
    }
    assertThat(outcomes.get(0)).isInstanceOf(TooManyClaims.class);
    assertThat(await(store.owner(session("mine")))).contains("alice");
    time.pass(HOLD);
    claimed(store, "alice", "s99");
  }

  @Test
  void ofManyClaimsAtOnceExactlyOneGetsAllItsNames()
      throws InterruptedException, ExecutionException {
    OwnershipRegistry store = store();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Outcome>> attempts = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        String user = "user" + i;
        String[] names = i % 2 == 0 ? new String[] {"a", "b"} : new String[] {"b", "a"};
        attempts.add(() -> claim(store, user, names));
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Outcome> attempt : threads.invokeAll(attempts)) {
        outcomes.add(attempt.get());
      }
      assertThat(outcomes).filteredOn(Claimed.class::isInstance).hasSize(1);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void anInstanceKeepsItsChannelUntilItEnds() {
    OwnershipRegistry store = store();
    livesIn(store, "room", "i-1", 1, 600);
    livesIn(store, "room", "i-2", 1, 600);
    time.pass(Duration.ofSeconds(100));
    assertThat(reserve(store, "room", "bob", 600)).isFalse();
    assertThat(owner(store, "room")).isEqualTo("alice");

    await(store.instanceEnded("room", "i-1"));
    assertThat(reserve(store, "room", "bob", 600)).isFalse();
    await(store.instanceEnded("room", "unknown"));
    await(store.instanceEnded("hall", "i-2"));
    assertThat(reserve(store, "room", "bob", 600)).isFalse();
    await(store.instanceEnded("room", "i-2"));

    assertThat(reserve(store, "room", "bob", 600)).isTrue();
  }

  @Test
  void aTokenKeepsItsChannelWhenTheInstanceHasEnded() {
    OwnershipRegistry store = store();
    livesIn(store, "room", "i-1", 200, 600);

    await(store.instanceEnded("room", "i-1"));

    time.pass(Duration.ofSeconds(199));
    assertThat(reserve(store, "room", "bob", 600)).isFalse();
    time.pass(Duration.ofSeconds(1));
    assertThat(reserve(store, "room", "bob", 600)).isTrue();
  }

  @Test
  void anInstanceWithoutAKnownEndKeepsItsChannelForTheMaximumAge() {
    OwnershipRegistry store = store();
    livesIn(store, "room", "i-1", 1, 600);

    time.pass(Duration.ofSeconds(599));
    assertThat(reserve(store, "room", "bob", 700)).isFalse();
    time.pass(Duration.ofSeconds(1));
    assertThat(reserve(store, "room", "bob", 700)).isTrue();
  }

  @Test
  void aChannelWithManyInstancesIsStillKept() {
    OwnershipRegistry store = store();
    for (int i = 0; i < 100; i++) {
      livesIn(store, "room", "i-" + i, 1, 600);
    }
    for (int i = 1; i < 100; i++) {
      await(store.instanceEnded("room", "i-" + i));
    }
    time.pass(Duration.ofSeconds(2));

    assertThat(reserve(store, "room", "bob", 600)).isFalse();
  }

  /** A token for one of them and its user could be read as one for the other. */
  @ParameterizedTest
  @CsvSource({
    "room1,23,room12,3",
    "room,1alice,room1,alice",
    "room,1alice,room1,x",
    "r,oom,ro,anybody",
    "room1,alice,roo,bob",
  })
  void channelsOfUsersWhoseTokensCouldBeConfusedConflictInBothOrders(
      String channel, String user, String otherChannel, String otherUser) {
    for (boolean turned : new boolean[] {false, true}) {
      String first = turned ? otherChannel : channel;
      String second = turned ? channel : otherChannel;
      String firstUser = turned ? otherUser : user;
      String secondUser = turned ? user : otherUser;
      OwnershipRegistry reserved = store();
      assertThat(reserve(reserved, first, firstUser, 60)).isTrue();
      assertThat(reserve(reserved, second, secondUser, 60)).isFalse();
      assertThat(reserve(reserved, second, firstUser, 60)).isTrue();

      OwnershipRegistry claimed = store();
      await(claimed.claim(newId(), claimant(firstUser), Set.of(channel(first)), HOLD));
      assertThat(await(claimed.claim(newId(), claimant(secondUser), Set.of(channel(second)), HOLD)))
          .isEqualTo(new Refused(Set.of(channel(second))));
    }
  }

  @Test
  void channelsThatCannotBeConfusedDoNotConflict() {
    OwnershipRegistry store = store();
    reserve(store, "room1", "alice", 60);

    assertThat(reserve(store, "room2", "bob", 60)).isTrue();
    assertThat(reserve(store, "ro0", "bob", 60)).isTrue();
    time.pass(Duration.ofSeconds(60));
    assertThat(reserve(store, "roo", "bob", 120)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "ä", "a\n", "\u007f"})
  void namesAreShortAndPrintable(String text) {
    for (ResourceType kind : ResourceType.values()) {
      assertThatThrownBy(() -> new Name(kind, text)).isInstanceOf(IllegalArgumentException.class);
      assertThat(kind.allows("x".repeat(kind.maxLength()))).isTrue();
      assertThat(kind.allows("x".repeat(kind.maxLength() + 1))).isFalse();
    }
  }

  private static void livesIn(
      OwnershipRegistry store,
      String channel,
      String instance,
      long tokenSeconds,
      long ageSeconds) {
    Claim none = new Claim("", "alice", Set.of());
    await(
        store.confirm(
            none,
            List.of(
                new Reservation(
                    channel(channel),
                    START.plusSeconds(tokenSeconds),
                    new Occupant(instance, START.plusSeconds(ageSeconds))))));
  }

  private static void reserveSession(OwnershipRegistry store, String name, String user) {
    await(store.reserve(claimant(user), until(name, 60)));
  }

  private static Outcome claim(OwnershipRegistry store, String user, String... names) {
    return await(store.claim(newId(), claimant(user), sessions(names), HOLD));
  }

  private static Claim claimed(OwnershipRegistry store, String user, String... names) {
    Outcome outcome = claim(store, user, names);
    assertThat(outcome).isInstanceOf(Claimed.class);
    return ((Claimed) outcome).claim();
  }

  private static Reservation until(String session, long seconds) {
    return new Reservation(session(session), START.plusSeconds(seconds));
  }

  private static Set<Name> sessions(String... names) {
    return Stream.of(names).map(OwnershipRegistryContract::session).collect(Collectors.toSet());
  }

  private static Name session(String name) {
    return new Name(ResourceType.SESSION, name);
  }

  private static Name channel(String name) {
    return new Name(ResourceType.CHANNEL, name);
  }

  private static Claimant claimant(String user) {
    return new Claimant(user, OthersNames.REFUSE);
  }

  boolean reserve(OwnershipRegistry store, String name, String user, long seconds) {
    Reservation reservation = new Reservation(channel(name), START.plusSeconds(seconds));
    return await(store.reserve(claimant(user), reservation)) instanceof Claimed;
  }

  static String owner(OwnershipRegistry store, String name) {
    return await(store.owner(channel(name))).orElse(null);
  }

  static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(10));
  }

  static final class MovableTime implements InstantSource {
    private volatile Instant now = START;

    synchronized void pass(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }
}
