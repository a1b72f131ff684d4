package io.aui.appserver.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aui.appserver.access.login.Principal;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.http.Uncancellable;
import io.aui.appserver.tracking.InstanceState;
import io.aui.appserver.tracking.InstanceTracker;
import io.aui.appserver.tracking.Name;
import io.aui.appserver.tracking.OwnershipRegistry;
import io.aui.appserver.tracking.OwnershipRegistry.Claimant;
import io.aui.appserver.tracking.OwnershipRegistry.OthersNames;
import io.aui.appserver.tracking.OwnershipRegistry.Refused;
import io.aui.appserver.tracking.OwnershipRegistry.Reservation;
import io.aui.appserver.tracking.ResourceType;
import io.aui.appserver.tracking.TestStores;
import io.aui.appserver.tracking.TrackedInstance;
import io.aui.appserver.tracking.TrackingConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class OwnershipTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);

  private static final String NO_SESSION = "session_id not found for this user";
  private static final String NO_CHANNEL = "channel_id is reserved to another user";

  private Instant now = NOW;
  private final InstantSource clock = () -> now;
  private final InstanceTracker tracker = TestStores.tracker(clock);
  private final OwnershipRegistry registry = TestStores.registry(clock);
  private final List<String> asked = new ArrayList<>();
  private Optional<TrackedInstance> atIms = Optional.empty();
  private final Ownership ownership =
      new Ownership(
          tracker,
          registry,
          (caller, instanceId, region) -> {
            asked.add(instanceId + " in " + region);
            return Uni.createFrom().item(atIms.filter(each -> each.id().equals(instanceId)));
          },
          new LookupLimit(clock));
  private final NameClaims claims =
      new NameClaims(registry, defaults(), clock, new Uncancellable(Optional.empty()));

  private final Caller alice = loggedIn("alice", false);
  private final Caller bob = loggedIn("bob", false);
  private final Caller administrator = loggedIn("alice", true);
  private final Caller unproved = Caller.unproved("bob");

  @Test
  void findsOwnInstances() {
    TrackedInstance instance = trackedInstanceOf("alice");

    assertThat(await(ownership.instance(alice, "i-1", null))).contains(instance);
    assertThat(await(ownership.instance(administrator, "i-1", null))).contains(instance);
    assertThat(await(ownership.instance(unproved, "i-1", null))).contains(instance);
  }

  @Test
  void hidesOthersInstancesLikeUnknownOnes() {
    trackedInstanceOf("alice");

    refused(
        ErrorCode.INSTANCE_NOT_FOUND,
        "there is no such instance",
        ownership.instance(bob, "i-1", null));
    refused(
        ErrorCode.INSTANCE_NOT_FOUND,
        "there is no such instance",
        ownership.instance(bob, "i-2", null));
  }

  @Test
  void adoptsUnknownInstancesOfTheCallerOnly() {
    atIms = Optional.of(instanceOf("alice"));

    assertThat(await(ownership.instance(alice, "i-1", "cn-beijing"))).isEqualTo(atIms);
    refused(
        ErrorCode.INSTANCE_NOT_FOUND,
        "there is no such instance",
        ownership.instance(bob, "i-1", null));
    assertThat(asked).containsExactly("i-1 in cn-beijing", "i-1 in null");
  }

  @Test
  void looksUpTenInstancesOfAUserPerMinute() {
    trackedInstanceOf("alice");
    for (int i = 1; i <= 10; i++) {
      unknown(bob, "i-" + i);
      unknown(bob, "i-1");
    }

    refused(
        ErrorCode.LIMIT_EXCEEDED,
        "at most 10 unknown instances of a user are looked up per minute",
        ownership.instance(bob, "i-11", null));
    assertThat(asked).hasSize(9);
    unknown(bob, "i-1");
    unknown(loggedIn("carol", false), "i-11");
    now = NOW.plusSeconds(60);
    unknown(bob, "i-11");
  }

  private void unknown(Caller caller, String id) {
    refused(
        ErrorCode.INSTANCE_NOT_FOUND,
        "there is no such instance",
        ownership.instance(caller, id, null));
  }

  @Test
  void letsAdministratorsAndModeNoneAskImsForUnknownInstances() {
    assertThat(await(ownership.instance(administrator, "i-2", null))).isEmpty();
    assertThat(await(ownership.instance(unproved, "i-2", null))).isEmpty();
  }

  @Test
  void enforcesNothingInModeNone() {
    await(reserveChannel(alice, "room"));
    succeeds(alice, new ReferencedResources().session("session").voiceprint("voice"));

    await(reserveChannel(unproved, "room"));
    succeeds(unproved, new ReferencedResources().session("session").voiceprint("voice"));
    succeeds(unproved, new ReferencedResources().session("new"));
    await(ownership.requireSession(unproved, "session"));
    await(ownership.requireVoiceprint(unproved, "voice"));
    ownership.requireReceiver(unproved, "alice", "receiver_id");
    await(reserveChannel(alice, "room"));
    succeeds(alice, new ReferencedResources().session("new"));
  }

  @Test
  void sessionsAndVoiceprintsAreWhoseRequestSucceededFirst() {
    succeeds(alice, new ReferencedResources().session("session").voiceprint("voice"));

    await(ownership.requireSession(alice, "session"));
    await(ownership.requireVoiceprint(alice, "voice"));
    refused(ErrorCode.NOT_FOUND, NO_SESSION, ownership.requireSession(bob, "session"));
    refused(ErrorCode.NOT_FOUND, NO_SESSION, ownership.requireSession(bob, "unknown"));
    refused(
        ErrorCode.NOT_FOUND,
        NO_SESSION,
        request(bob, new ReferencedResources().session("session")));
    refused(
        ErrorCode.NOT_FOUND,
        "voiceprint_id not found for this user",
        request(bob, new ReferencedResources().voiceprint("voice")));
    await(ownership.requireSession(administrator, "unknown"));
  }

  @Test
  void nothingIsAskedOfImsBeforeTheNamesAreClaimed() {
    succeeds(alice, new ReferencedResources().session("session"));
    AtomicBoolean asked = new AtomicBoolean();

    Uni<Void> refused =
        claims.during(
            bob,
            new ReferencedResources().session("session"),
            () -> {
              asked.set(true);
              return Uni.createFrom().voidItem();
            },
            done -> List.of());

    refused(ErrorCode.NOT_FOUND, NO_SESSION, refused);
    assertThat(asked).isFalse();
  }

  @Test
  void namesOfARequestUnderWayAreNobodyElsesAndNotYetTheCallers() {
    AtomicReference<UniEmitter<? super String>> ims = new AtomicReference<>();
    CompletableFuture<String> running =
        claims
            .during(
                alice,
                new ReferencedResources().session("session"),
                () -> Uni.createFrom().<String>emitter(ims::set),
                done -> List.of())
            .subscribeAsCompletionStage();

    refused(
        ErrorCode.NOT_FOUND,
        NO_SESSION,
        request(bob, new ReferencedResources().session("session")));
    refused(ErrorCode.NOT_FOUND, NO_SESSION, ownership.requireSession(alice, "session"));
    // The client goes away; IMS accepts all the same.
    running.cancel(true);
    ims.get().complete("done");

    await(ownership.requireSession(alice, "session"));
  }

  @Test
  void refusedRequestsLeaveNothing() {
    ApiException refusal = new ApiException(ErrorCode.LIMIT_EXCEEDED, "too many");
    refused(
        ErrorCode.LIMIT_EXCEEDED,
        "too many",
        claims.during(
            alice,
            new ReferencedResources().session("session").voiceprint("voice").channel("room"),
            () -> {
              throw refusal;
            },
            done -> List.of()));

    succeeds(bob, new ReferencedResources().session("session").voiceprint("voice").channel("room"));
  }

  @Test
  void requestsOfUnknownOutcomeKeepTheirNamesForTheHoldOnly() {
    assertThatThrownBy(
            () ->
                await(
                    claims.during(
                        alice,
                        new ReferencedResources().session("session"),
                        () -> Uni.createFrom().failure(new IllegalStateException("who knows")),
                        done -> List.of())))
        .hasMessage("who knows");

    now = NOW.plus(Duration.ofMinutes(10)).minusSeconds(1);
    refused(
        ErrorCode.NOT_FOUND,
        NO_SESSION,
        request(bob, new ReferencedResources().session("session")));
    refused(ErrorCode.NOT_FOUND, NO_SESSION, ownership.requireSession(alice, "session"));
    now = NOW.plus(Duration.ofMinutes(10));
    succeeds(bob, new ReferencedResources().session("session"));
  }

  @Test
  void aRequestNamesAtMostEight() {
    ReferencedResources referenced = new ReferencedResources().channel("room").session("session");
    for (int i = 0; i < 6; i++) {
      referenced.voiceprint("v" + i).voiceprint("v" + i);
    }

    succeeds(alice, referenced);
    assertThatThrownBy(() -> referenced.voiceprint("v6"))
        .hasMessage("the request may name at most 8 channels, sessions and voiceprints");
  }

  @Test
  void anAdministratorActingForAUserTakesNamesForThatUser() {
    succeeds(loggedIn("bob", true), new ReferencedResources().session("session"));

    await(ownership.requireSession(bob, "session"));
  }

  @Test
  void anAdministratorTakesNothingFromItsOwner() {
    succeeds(bob, new ReferencedResources().session("session"));
    succeeds(administrator, new ReferencedResources().session("session"));

    await(ownership.requireSession(bob, "session"));
  }

  @Test
  void messagesGoToTheCallerOnly() {
    ownership.requireReceiver(alice, "alice", "receiver_id");
    ownership.requireReceiver(alice, null, "receiver_id");
    ownership.requireReceiver(administrator, "bob", "receiver_id");
    assertThatThrownBy(() -> ownership.requireReceiver(alice, "bob", "receiver_id"))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN))
        .hasMessage("receiver_id must be the user who is logged in");
  }

  @Test
  void refusesChannelsWhoseTokenWouldFitAnothersChannel() {
    await(reserveChannel(loggedIn("23", false), "room1"));

    refused(ErrorCode.FORBIDDEN, NO_CHANNEL, reserveChannel(loggedIn("3", false), "room12"));
    refused(ErrorCode.FORBIDDEN, NO_CHANNEL, reserveChannel(alice, "room"));
    await(reserveChannel(alice, "hall"));
  }

  @Test
  void reservesWhatImsMadeWithoutEverFailing() {
    await(
        claims.during(
            alice,
            new ReferencedResources(),
            () -> Uni.createFrom().item("done"),
            done -> claims.channel("made", LATER, "i-1")));

    refused(ErrorCode.FORBIDDEN, NO_CHANNEL, reserveChannel(bob, "made"));
    await(
        registry.reserve(
            new Claimant("bob", OthersNames.LEAVE), new Reservation(channel("made"), LATER)));
    refused(ErrorCode.FORBIDDEN, NO_CHANNEL, reserveChannel(bob, "made"));
    assertThat(claims.channel(null, LATER, "i-1")).isEmpty();
    assertThat(claims.channel("x".repeat(70_000), LATER, "i-1")).isEmpty();
  }

  private static Name channel(String id) {
    return new Name(ResourceType.CHANNEL, id);
  }

  private Uni<Void> reserveChannel(Caller caller, String channelId) {
    return registry
        .reserve(NameClaims.claimant(caller), new Reservation(channel(channelId), LATER))
        .invoke(
            outcome -> {
              if (outcome instanceof Refused refused) {
                throw NameClaims.refusal(refused.names());
              }
            })
        .replaceWithVoid();
  }

  private void succeeds(Caller caller, ReferencedResources referenced) {
    assertThat(await(request(caller, referenced))).isEqualTo("done");
  }

  private Uni<String> request(Caller caller, ReferencedResources referenced) {
    return claims.during(
        caller, referenced, () -> Uni.createFrom().item("done"), done -> List.of());
  }

  private TrackedInstance trackedInstanceOf(String user) {
    TrackedInstance instance = instanceOf(user);
    await(tracker.add(instance));
    return instance;
  }

  private static TrackedInstance instanceOf(String user) {
    return new TrackedInstance(
        "i-1", user, "agent", "cn-shanghai", "room", "VoiceChat", NOW, InstanceState.CREATED);
  }

  private static Caller loggedIn(String user, boolean administrator) {
    return new Caller(user, Optional.of(new Principal(user, Set.of())), administrator);
  }

  private static TrackingConfig defaults() {
    return new SmallRyeConfigBuilder()
        .withConverter(Duration.class, 200, new DurationConverter())
        .withMapping(TrackingConfig.class)
        .build()
        .getConfigMapping(TrackingConfig.class);
  }

  private static void refused(ErrorCode code, String message, Uni<?> uni) {
    assertThatThrownBy(() -> await(uni))
        .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessage(message);
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(5));
  }
}
