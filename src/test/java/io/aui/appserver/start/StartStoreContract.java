package io.aui.appserver.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.MovableClock;
import io.aui.appserver.error.StoredResponse;
import io.aui.appserver.idempotency.IdempotencyKey;
import io.aui.appserver.idempotency.IdempotentRequest;
import io.aui.appserver.limits.duration.RunningInstance;
import io.aui.appserver.limits.freeze.FreezeStore;
import io.aui.appserver.limits.quota.QuotaStore;
import io.aui.appserver.start.StartStore.Admission;
import io.aui.appserver.start.StartStore.AdmissionRequest;
import io.aui.appserver.start.StartStore.Admitted;
import io.aui.appserver.start.StartStore.Adopted;
import io.aui.appserver.start.StartStore.AdoptionRequest;
import io.aui.appserver.start.StartStore.Answered;
import io.aui.appserver.start.StartStore.Conflicting;
import io.aui.appserver.start.StartStore.Executed;
import io.aui.appserver.start.StartStore.Frozen;
import io.aui.appserver.start.StartStore.InFlight;
import io.aui.appserver.start.StartStore.LimitReached;
import io.aui.appserver.start.StartStore.Names;
import io.aui.appserver.start.StartStore.NamesRefused;
import io.aui.appserver.start.StartStore.NotExecuted;
import io.aui.appserver.start.StartStore.Outcome;
import io.aui.appserver.start.StartStore.Settlement;
import io.aui.appserver.start.StartStore.TokenRequest;
import io.aui.appserver.start.StartStore.TooManyClaims;
import io.aui.appserver.start.StartStore.Unknown;
import io.aui.appserver.tracking.InstanceState;
import io.aui.appserver.tracking.InstanceTracker;
import io.aui.appserver.tracking.Name;
import io.aui.appserver.tracking.OwnershipRegistry;
import io.aui.appserver.tracking.OwnershipRegistry.Claimant;
import io.aui.appserver.tracking.OwnershipRegistry.Occupant;
import io.aui.appserver.tracking.OwnershipRegistry.OthersNames;
import io.aui.appserver.tracking.OwnershipRegistry.Reservation;
import io.aui.appserver.tracking.ResourceType;
import io.aui.appserver.tracking.TrackedInstance;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of starts promises. */
abstract class StartStoreContract {
  static final int MAX_INSTANCES = 3;
  static final int MAX_REQUESTS = 8;
  static final Duration HOLD = Duration.ofMinutes(10);
  static final Duration MAX_AGE = Duration.ofDays(7);
  static final Duration TTL = Duration.ofHours(24);

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  static final String ALICE = "alice";
  private static final String BOB = "bob";
  static final Name SESSION = new Name(ResourceType.SESSION, "session");
  private static final Name CHANNEL = new Name(ResourceType.CHANNEL, "room");
  private static final StoredResponse SUCCESS = response(200, 0, "{\"a\":\"é\"}");
  private static final StoredResponse FAILURE = response(503, 503, "{\"b\":1}");

  final MovableClock clock = new MovableClock();
  private Stores stores;
  StartStore store;

  /** A store of starts and the stores of its parts, which share their state. */
  record Stores(
      StartStore starts,
      OwnershipRegistry registry,
      FreezeStore freeze,
      QuotaStore quotas,
      InstanceTracker tracker) {}

  /**
   * Empty stores that go by {@link #clock}: {@link #MAX_INSTANCES} at a time, {@link #MAX_REQUESTS}
   * per minute, and the durations above.
   */
  abstract Stores stores();

  @BeforeEach
  void empty() {
    stores = stores();
    store = stores.starts();
  }

  @Test
  void admitsExactlyAsManyAsTheLimitHoweverManyAskAtOnce() throws Exception {
    Map<AdmissionRequest, Admission> admissions =
        admitAtOnce(Stream.generate(() -> request(ALICE)).limit(200).toList());
    List<Admission> all = List.copyOf(admissions.values());

    assertThat(all).filteredOn(Admitted.class::isInstance).hasSize(MAX_INSTANCES);
    assertThat(all)
        .filteredOn(LimitReached.class::isInstance)
        .hasSize(200 - MAX_INSTANCES)
        .allSatisfy(
            each ->
                assertThat(((LimitReached) each).refused().limit().dependsOnRunningInstances())
                    .isTrue());
  }

  @Test
  void admitsOneOfManyWithTheSameKeyAndGivesTheOthersItsResponse() throws Exception {
    List<AdmissionRequest> requests =
        Stream.generate(() -> keyed(ALICE, "k", "f")).limit(50).toList();
    Map<AdmissionRequest, Admission> all = admitAtOnce(requests);
    List<AdmissionRequest> admitted =
        requests.stream().filter(each -> all.get(each) instanceof Admitted).toList();
    assertThat(admitted).hasSize(1);

    settle(admitted.get(0), executed("i-1"), SUCCESS);

    assertThat(requests)
        .filteredOn(each -> !each.equals(admitted.get(0)))
        .hasSize(49)
        .allSatisfy(each -> assertThat(waiting(all.get(each))).isEqualTo(SUCCESS));
    assertThat(admit(keyed(ALICE, "k", "f"))).isEqualTo(new Answered(SUCCESS));
    assertThat(running()).containsExactly("i-1");
  }

  @Test
  void givesNoNameToTwoUsersHoweverManyAskAtOnce() throws Exception {
    List<AdmissionRequest> requests =
        IntStream.range(0, 50).mapToObj(i -> naming("user" + i, SESSION)).toList();

    Map<AdmissionRequest, Admission> all = admitAtOnce(requests);

    assertThat(all.values()).filteredOn(Admitted.class::isInstance).hasSize(1);
    assertThat(all.values()).filteredOn(NamesRefused.class::isInstance).hasSize(49);
  }

  @Test
  void refusesAKeyOfAnotherRequestWhetherInFlightOrAnswered() {
    AdmissionRequest first = admitted(keyed(ALICE, "k", "f"));
    assertThat(admit(keyed(ALICE, "k", "g"))).isEqualTo(new Conflicting());

    settle(first, executed("i-1"), SUCCESS);

    assertThat(admit(keyed(ALICE, "k", "g"))).isEqualTo(new Conflicting());
    assertThat(admit(keyed(BOB, "k", "g"))).isInstanceOf(Admitted.class);
  }

  @Test
  void checksTheKeyThenTheNamesThenTheFreezeThenTheLimits() {
    AdmissionRequest everything = full(ALICE, "k", SESSION);
    IntStream.range(0, MAX_INSTANCES).forEach(i -> admitted(request(ALICE)));
    assertThat(admit(everything)).isInstanceOf(LimitReached.class);
    done(stores.freeze().set(true));
    assertThat(admit(everything)).isEqualTo(new Frozen());
    AdmissionRequest bobs = admitted(withoutLimits(naming(BOB, SESSION)));
    assertThat(admit(everything)).isEqualTo(new NamesRefused(Set.of(SESSION)));
    settle(admitted(withoutLimits(keyed(ALICE, "k", "f"))), new NotExecuted(), FAILURE);
    AdmissionRequest first = admitted(withoutLimits(keyed(ALICE, "k", "f")));
    assertThat(admit(everything)).isInstanceOf(InFlight.class);
    settle(first, new Unknown(Optional.empty()), FAILURE);
    assertThat(admit(everything)).isEqualTo(new Answered(FAILURE));
    settle(bobs, new NotExecuted(), FAILURE);
  }

  @Test
  void keepsNothingOfARefusedStart() {
    IntStream.range(0, MAX_INSTANCES).forEach(i -> admitted(request(ALICE)));

    assertThat(admit(full(ALICE, "k", SESSION))).isInstanceOf(LimitReached.class);
    done(stores.freeze().set(true));
    assertThat(admit(full(ALICE, "k", SESSION))).isEqualTo(new Frozen());
    done(stores.freeze().set(false));
    AdmissionRequest bobs = admitted(full(BOB, "k", SESSION));
    assertThat(admit(full(ALICE, "k", SESSION))).isInstanceOf(NamesRefused.class);

    assertThat(admit(withoutLimits(keyed(ALICE, "k", "other")))).isInstanceOf(Admitted.class);
    settle(bobs, new NotExecuted(), FAILURE);
    IntStream.range(0, MAX_INSTANCES).forEach(i -> admitted(request(BOB)));
  }

  @Test
  void refusesMoreClaimsThanAUserMayHave() {
    List<Admission> all =
        IntStream.range(0, 200)
            .mapToObj(i -> admit(withoutLimits(naming(ALICE, fresh()))))
            .toList();

    assertThat(all).last().isEqualTo(new TooManyClaims());
    assertThat(all.get(0)).isInstanceOf(Admitted.class);
  }

  @Test
  void anExecutedStartIsTrackedCountedAndHasItsNames() {
    AdmissionRequest request = admitted(full(ALICE, "k", SESSION));
    settle(
        request,
        new Executed(
            instance("i-1"),
            List.of(
                new Reservation(SESSION, clock.instant().plusSeconds(60)),
                new Reservation(
                    CHANNEL,
                    clock.instant().plusSeconds(60),
                    new Occupant("i-1", clock.instant().plus(MAX_AGE))))),
        SUCCESS);

    assertThat(done(stores.tracker().find("i-1"))).contains(instance("i-1"));
    assertThat(running()).containsExactly("i-1");
    assertThat(done(stores.registry().owners(Set.of(SESSION, CHANNEL))))
        .isEqualTo(Map.of(SESSION, ALICE, CHANNEL, ALICE));
    assertThat(admit(naming(BOB, SESSION))).isInstanceOf(NamesRefused.class);
    clock.move(Duration.ofSeconds(61));
    assertThat(admit(naming(BOB, SESSION))).isInstanceOf(Admitted.class);
    assertThat(done(stores.registry().owners(Set.of(CHANNEL)))).containsKey(CHANNEL);
  }

  @Test
  void withoutNamesNothingIsReserved() {
    settle(admitted(request(ALICE)), executed("i-1"), SUCCESS);

    assertThat(done(stores.registry().owners(Set.of(CHANNEL)))).isEmpty();
    assertThat(running()).containsExactly("i-1");
  }

  @Test
  void namesOfOthersAreLeftToThemForAdministrators() {
    settle(admitted(naming(BOB, SESSION)), reserving("i-1", SESSION), SUCCESS);
    Name free = new Name(ResourceType.SESSION, "free");
    AdmissionRequest administrator =
        new AdmissionRequest(
            ticket(),
            Optional.empty(),
            Optional.of(
                new Names(new Claimant(ALICE, OthersNames.LEAVE), Set.of(SESSION, free), HOLD)),
            Optional.of(ALICE));

    assertThat(admit(administrator)).isEqualTo(new Admitted(Set.of(free)));
    settle(administrator, reserving("i-2", free), SUCCESS);

    assertThat(done(stores.registry().owners(Set.of(SESSION, free))))
        .isEqualTo(Map.of(SESSION, BOB, free, ALICE));
  }

  @Test
  void aStartThatWasNotExecutedCountsAsARequestOnly() {
    for (int i = 0; i < MAX_REQUESTS; i++) {
      settle(admitted(full(ALICE, "k", SESSION)), new NotExecuted(), FAILURE);
    }

    assertThat(admit(full(ALICE, "k", SESSION))).isInstanceOf(LimitReached.class);
    assertThat(admit(full(BOB, "k", SESSION))).isInstanceOf(Admitted.class);
    assertThat(running()).isEmpty();
  }

  @Test
  void thoseWhoWaitGetTheResponseOfAStartThatWasNotExecuted() {
    AdmissionRequest first = admitted(keyed(ALICE, "k", "f"));
    Admission second = admit(keyed(ALICE, "k", "f"));

    settle(first, new NotExecuted(), FAILURE);

    assertThat(waiting(second)).isEqualTo(FAILURE);
    assertThat(admit(keyed(ALICE, "k", "g"))).isInstanceOf(Admitted.class);
  }

  @Test
  void anUnknownStartKeepsItsResponseItsNamesAndItsSlotForTheirTime() {
    AdmissionRequest unknown = admitted(full(ALICE, "k", SESSION));
    settle(unknown, new Unknown(Optional.empty()), FAILURE);
    IntStream.range(1, MAX_INSTANCES).forEach(i -> admitted(request(ALICE)));
    clock.move(HOLD.minusSeconds(1));

    assertThat(admit(full(ALICE, "k", SESSION))).isEqualTo(new Answered(FAILURE));
    assertThat(admit(naming(BOB, SESSION))).isInstanceOf(NamesRefused.class);
    assertThat(admit(request(ALICE))).isInstanceOf(LimitReached.class);
    assertThat(done(stores.registry().owners(Set.of(SESSION)))).isEmpty();
    clock.move(Duration.ofSeconds(1));
    assertThat(admit(full(ALICE, "k", SESSION))).isEqualTo(new Answered(FAILURE));
    assertThat(admit(naming(BOB, SESSION))).isInstanceOf(Admitted.class);
    assertThat(admit(request(ALICE))).isInstanceOf(Admitted.class);
  }

  @Test
  void anUnusableInstanceIsTrackedAndCountsUntilItHasEnded() {
    settle(admitted(keyed(ALICE, "k", "f")), new Unknown(Optional.of(instance("i-1"))), FAILURE);

    assertThat(done(stores.tracker().find("i-1"))).contains(instance("i-1"));
    assertThat(running()).containsExactly("i-1");
    assertThat(admit(keyed(ALICE, "k", "f"))).isEqualTo(new Answered(FAILURE));
  }

  @Test
  void anUndoneStartLeavesNothing() {
    List<AdmissionRequest> requests =
        IntStream.range(0, MAX_INSTANCES)
            .mapToObj(i -> admitted(full(ALICE, "k" + i, new Name(ResourceType.SESSION, "s" + i))))
            .toList();
    Admission waiting = admit(full(ALICE, "k0", SESSION));

    requests.forEach(request -> done(store.settle(Settlement.undoing(request))));

    assertThat(waiting(waiting)).isNull();
    for (int i = 0; i < MAX_INSTANCES; i++) {
      admitted(keyed(ALICE, "k" + i, "g"));
      admitted(naming(BOB, new Name(ResourceType.SESSION, "s" + i)));
    }
  }

  @Test
  void undoingTwiceOrWhatNeverHappenedChangesNothing() {
    AdmissionRequest undone = admitted(full(ALICE, "k", SESSION));
    done(store.settle(Settlement.undoing(undone)));
    AdmissionRequest again = admitted(full(ALICE, "k", SESSION));

    done(store.settle(Settlement.undoing(undone)));
    done(store.settle(Settlement.undoing(full(ALICE, "k", SESSION))));

    assertThat(admit(full(ALICE, "k", SESSION))).isInstanceOf(InFlight.class);
    assertThat(admit(naming(BOB, SESSION))).isInstanceOf(NamesRefused.class);
    settle(again, reserving("i-1", SESSION), SUCCESS);
    done(store.settle(Settlement.undoing(again)));
    assertThat(admit(full(ALICE, "k", SESSION))).isEqualTo(new Answered(SUCCESS));
    assertThat(running()).containsExactly("i-1");
    assertThat(done(stores.registry().owners(Set.of(SESSION)))).containsEntry(SESSION, ALICE);
  }

  @Test
  void settlingTwiceChangesNothing() {
    AdmissionRequest request = admitted(full(ALICE, "k", SESSION));
    settle(request, reserving("i-1", SESSION), SUCCESS);
    done(stores.tracker().advance("i-1", InstanceState.FINISHED));
    done(stores.quotas().ended("i-1", clock.instant()));

    settle(request, reserving("i-1", SESSION), SUCCESS);

    assertThat(running()).isEmpty();
    assertThat(done(stores.tracker().find("i-1")).orElseThrow().state())
        .isEqualTo(InstanceState.FINISHED);
    assertThat(admit(full(ALICE, "k", SESSION))).isEqualTo(new Answered(SUCCESS));
  }

  @Test
  void aWithdrawnStartIsAFailureForItsKeyEvenIfItsSuccessHadBeenKept() {
    AdmissionRequest request = admitted(full(ALICE, "k", SESSION));
    settle(request, executed("i-1"), SUCCESS);

    settle(request, new Unknown(Optional.of(instance("i-1"))), FAILURE);

    assertThat(admit(full(ALICE, "k", SESSION))).isEqualTo(new Answered(FAILURE));
    assertThat(running()).containsExactly("i-1");
  }

  @Test
  void aFailureThatWasKeptAtTheDeadlineStays() {
    AdmissionRequest request = admitted(keyed(ALICE, "k", "f"));
    Admission second = admit(keyed(ALICE, "k", "f"));
    settle(request, new Unknown(Optional.empty()), FAILURE);
    assertThat(waiting(second)).isEqualTo(FAILURE);

    settle(request, executed("i-1"), SUCCESS);

    assertThat(admit(keyed(ALICE, "k", "f"))).isEqualTo(new Answered(FAILURE));
    assertThat(running()).containsExactly("i-1");
  }

  @Test
  void aTokenReservesItsChannelAndHoldsNoSlot() {
    for (int i = 0; i <= MAX_INSTANCES; i++) {
      assertThat(token(ALICE, CHANNEL)).isInstanceOf(Admitted.class);
    }

    assertThat(done(stores.registry().owners(Set.of(CHANNEL)))).containsEntry(CHANNEL, ALICE);
    assertThat(token(BOB, CHANNEL)).isEqualTo(new NamesRefused(Set.of(CHANNEL)));
  }

  @Test
  void aTokenIsRefusedLikeAStartAndThenReservesNothing() {
    run(MAX_INSTANCES);
    assertThat(token(ALICE, CHANNEL)).isInstanceOf(LimitReached.class);
    done(stores.freeze().set(true));
    assertThat(token(ALICE, CHANNEL)).isEqualTo(new Frozen());
    assertThat(token(BOB, CHANNEL)).isEqualTo(new Frozen());

    assertThat(done(stores.registry().owners(Set.of(CHANNEL)))).isEmpty();
    done(stores.freeze().set(false));
    assertThat(token(BOB, CHANNEL)).isInstanceOf(Admitted.class);
    done(stores.freeze().set(true));
    assertThat(token(ALICE, CHANNEL)).as("first ownership").isInstanceOf(NamesRefused.class);
  }

  @Test
  void aTokenForAChannelWithTheUsersInstanceIsNeverRefused() {
    token(ALICE, CHANNEL);
    assertThat(adopt("i-0", CHANNEL, Optional.empty())).isPresent();
    run(MAX_INSTANCES - 1);
    done(stores.freeze().set(true));

    assertThat(token(ALICE, CHANNEL)).isInstanceOf(Admitted.class);

    done(stores.registry().instanceEnded(CHANNEL.text(), "i-0"));
    assertThat(token(ALICE, CHANNEL)).isEqualTo(new Frozen());
  }

  @Test
  void anAdoptedInstanceIsTheOwnersOfItsChannelAndCounts() {
    token(ALICE, CHANNEL);

    Adopted adopted = adopt("i-1", CHANNEL, Optional.empty()).orElseThrow();

    assertThat(adopted.isNew()).isTrue();
    assertThat(adopted.refusal()).isEmpty();
    assertThat(adopted.instance().userId()).isEqualTo(ALICE);
    assertThat(done(stores.tracker().find("i-1"))).contains(adopted.instance());
    assertThat(running()).containsExactly("i-1");
    assertThat(done(stores.registry().isOccupied(CHANNEL, ALICE))).isTrue();
    assertThat(adopt("i-1", CHANNEL, Optional.of(ALICE)))
        .contains(new Adopted(adopted.instance(), false, Optional.empty()));
    assertThat(running()).containsExactly("i-1");
  }

  @Test
  void anInstanceIsNotAdoptedForAnotherUser() {
    token(ALICE, CHANNEL);

    assertThat(adopt("i-1", CHANNEL, Optional.of(BOB))).isEmpty();
    assertThat(adopt("i-1", new Name(ResourceType.CHANNEL, "free"), Optional.of(BOB))).isEmpty();

    assertThat(done(stores.tracker().find("i-1"))).isEmpty();
    assertThat(runningInAccount()).isEmpty();
  }

  @Test
  void anInstanceInAFreeChannelIsNobodys() {
    assertThat(adopt("i-1", CHANNEL, Optional.empty()).orElseThrow().instance().userId()).isEmpty();

    assertThat(done(stores.registry().owners(Set.of(CHANNEL)))).isEmpty();
    assertThat(runningInAccount()).containsExactly("i-1");
  }

  @Test
  void anInstanceBeyondTheLimitsOrTheFreezeIsAdoptedAndMustNotRun() {
    token(ALICE, CHANNEL);
    run(MAX_INSTANCES);

    Adopted beyond = adopt("i-8", CHANNEL, Optional.empty()).orElseThrow();
    done(stores.freeze().set(true));
    Adopted frozen =
        adopt("i-9", new Name(ResourceType.CHANNEL, "free"), Optional.empty()).orElseThrow();

    assertThat(beyond.refusal().orElseThrow()).isInstanceOf(LimitReached.class);
    assertThat(frozen.refusal()).contains(new Frozen());
    assertThat(running()).contains("i-8");
    assertThat(done(stores.tracker().find("i-9"))).isPresent();
  }

  @Test
  void aStartTakesOverItsInstanceThatWasAdoptedForNobody() {
    AdmissionRequest request = admitted(request(ALICE));
    adopt("i-1", CHANNEL, Optional.empty());

    settle(request, executed("i-1"), SUCCESS);

    assertThat(done(stores.tracker().find("i-1"))).contains(instance("i-1"));
    assertThat(running()).containsExactly("i-1");
    assertThat(runningInAccount()).containsExactly("i-1");
    done(stores.quotas().ended("i-1", clock.instant()));
    assertThat(running()).isEmpty();
  }

  private void run(int count) {
    for (int i = 1; i <= count; i++) {
      settle(admitted(request(ALICE)), executed("r-" + i), SUCCESS);
    }
  }

  private Admission token(String user, Name channel) {
    return done(
        store.admitToken(
            new TokenRequest(
                ticket(),
                new Claimant(user, OthersNames.REFUSE),
                new Reservation(channel, clock.instant().plusSeconds(60)))));
  }

  private Optional<Adopted> adopt(String id, Name channel, Optional<String> owner) {
    TrackedInstance instance =
        new TrackedInstance(
            id,
            "",
            "agent",
            "cn-shanghai",
            channel.text(),
            null,
            clock.instant(),
            InstanceState.CREATED,
            true);
    Occupant occupant = new Occupant(id, clock.instant().plus(MAX_AGE));
    Reservation occupied = new Reservation(channel, clock.instant(), occupant);
    return done(store.adopt(new AdoptionRequest(instance, Optional.of(occupied), owner)));
  }

  private AdmissionRequest request(String user) {
    return new AdmissionRequest(ticket(), Optional.empty(), Optional.empty(), Optional.of(user));
  }

  AdmissionRequest keyed(String user, String key, String fingerprint) {
    return new AdmissionRequest(
        ticket(), key(user, key, fingerprint), Optional.empty(), Optional.of(user));
  }

  private AdmissionRequest naming(String user, Name... names) {
    return new AdmissionRequest(
        ticket(), Optional.empty(), names(user, Set.of(names)), Optional.of(user));
  }

  AdmissionRequest full(String user, String key, Name name) {
    return new AdmissionRequest(
        ticket(), key(user, key, "f"), names(user, Set.of(name)), Optional.of(user));
  }

  private static AdmissionRequest withoutLimits(AdmissionRequest request) {
    return new AdmissionRequest(request.ticket(), request.key(), request.names(), Optional.empty());
  }

  private static Optional<IdempotentRequest> key(String user, String key, String fingerprint) {
    return Optional.of(
        new IdempotentRequest(new IdempotencyKey(user, "generateAIAgentCall", key), fingerprint));
  }

  private static Optional<Names> names(String user, Set<Name> names) {
    return Optional.of(new Names(new Claimant(user, OthersNames.REFUSE), names, HOLD));
  }

  private static Name[] fresh() {
    return Stream.generate(() -> new Name(ResourceType.SESSION, ticket()))
        .limit(OwnershipRegistry.MAX_NAMES)
        .toArray(Name[]::new);
  }

  private static String ticket() {
    return UUID.randomUUID().toString();
  }

  private Executed executed(String id) {
    return new Executed(instance(id), List.of());
  }

  private Executed reserving(String id, Name name) {
    return new Executed(
        instance(id), List.of(new Reservation(name, clock.instant().plusSeconds(3_600))));
  }

  private TrackedInstance instance(String id) {
    return new TrackedInstance(
        id,
        ALICE,
        "agent",
        "cn-shanghai",
        "room",
        "VoiceChat",
        clock.instant(),
        InstanceState.CREATED);
  }

  private static StoredResponse response(int status, int failure, String body) {
    return new StoredResponse(
        status,
        body,
        failure == 0 ? Optional.empty() : Optional.of(5L),
        Optional.empty(),
        failure,
        failure == 0 ? "" : "Some",
        false,
        "i-1",
        "ims-1");
  }

  private List<String> running() {
    return done(stores.quotas().running(ALICE)).stream().map(RunningInstance::id).toList();
  }

  private List<String> runningInAccount() {
    return done(stores.quotas().runningInAccount(0, 100)).stream()
        .map(RunningInstance::id)
        .toList();
  }

  Admission admit(AdmissionRequest request) {
    return done(store.admit(request));
  }

  AdmissionRequest admitted(AdmissionRequest request) {
    assertThat(admit(request)).isInstanceOf(Admitted.class);
    return request;
  }

  private void settle(AdmissionRequest request, Outcome outcome, StoredResponse response) {
    done(store.settle(new Settlement(request, outcome, Optional.of(response))));
  }

  private static StoredResponse waiting(Admission admission) {
    assertThat(admission).isInstanceOf(InFlight.class);
    CompletableFuture<StoredResponse> response =
        ((InFlight) admission).response().subscribeAsCompletionStage();
    return response.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  private Map<AdmissionRequest, Admission> admitAtOnce(List<AdmissionRequest> requests)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Callable<Map.Entry<AdmissionRequest, Admission>>> all =
          requests.stream()
              .map(
                  each ->
                      (Callable<Map.Entry<AdmissionRequest, Admission>>)
                          () -> Map.entry(each, admit(each)))
              .toList();
      Map<AdmissionRequest, Admission> results = new HashMap<>();
      for (Future<Map.Entry<AdmissionRequest, Admission>> each : threads.invokeAll(all)) {
        results.put(each.get().getKey(), each.get().getValue());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  static <T> T done(Uni<T> work) {
    return work.await().atMost(PATIENCE);
  }
}
