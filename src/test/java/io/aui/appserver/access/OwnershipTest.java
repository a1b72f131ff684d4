package io.aui.appserver.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aui.appserver.access.login.Login;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.tracking.InstanceState;
import io.aui.appserver.tracking.InstanceTracker;
import io.aui.appserver.tracking.Reservations;
import io.aui.appserver.tracking.TestStores;
import io.aui.appserver.tracking.TrackedInstance;
import io.aui.appserver.tracking.TrackingConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnershipTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);

  private final InstantSource clock = InstantSource.fixed(NOW);
  private final InstanceTracker tracker = TestStores.tracker(clock);
  private final Reservations reservations = TestStores.reservations(clock);
  private final Ownership ownership = new Ownership(tracker, reservations, defaults(), clock);

  private final Caller alice = loggedIn("alice", false);
  private final Caller bob = loggedIn("bob", false);
  private final Caller administrator = loggedIn("alice", true);
  private final Caller unproved = Caller.unproved("bob");

  @Test
  void findsOwnInstances() {
    TrackedInstance instance = trackedInstanceOf("alice");

    assertThat(await(ownership.instance(alice, "i-1"))).contains(instance);
    assertThat(await(ownership.instance(administrator, "i-1"))).contains(instance);
    assertThat(await(ownership.instance(unproved, "i-1"))).contains(instance);
  }

  @Test
  void hidesOthersInstancesLikeUnknownOnes() {
    trackedInstanceOf("alice");

    refused(
        ErrorCode.INSTANCE_NOT_FOUND, "there is no such instance", ownership.instance(bob, "i-1"));
    refused(
        ErrorCode.INSTANCE_NOT_FOUND, "there is no such instance", ownership.instance(bob, "i-2"));
  }

  @Test
  void letsAdministratorsAndTheUnprovedAskImsForUnknownInstances() {
    assertThat(await(ownership.instance(administrator, "i-2"))).isEmpty();
    assertThat(await(ownership.instance(unproved, "i-2"))).isEmpty();
  }

  @Test
  void enforcesNothingForTheUnproved() {
    await(ownership.channel(alice, "room", LATER));
    await(ownership.takeSession(alice, "session"));
    await(ownership.takeVoiceprint(alice, "voice"));

    await(ownership.channel(unproved, "room", LATER));
    await(ownership.takeSession(unproved, "session"));
    await(ownership.requireSession(unproved, "session"));
    await(ownership.takeVoiceprint(unproved, "voice"));
    await(ownership.requireVoiceprint(unproved, "voice"));
    ownership.requireReceiver(unproved, "alice", "receiver_id");
  }

  @Test
  void sessionsAndVoiceprintsAreTheirFirstUsers() {
    await(ownership.takeSession(alice, "session"));
    await(ownership.takeVoiceprint(alice, "voice"));

    await(ownership.requireSession(alice, "session"));
    await(ownership.requireVoiceprint(alice, "voice"));
    refused(
        ErrorCode.NOT_FOUND,
        "session_id names nothing of the user who is logged in",
        ownership.requireSession(bob, "session"));
    refused(
        ErrorCode.NOT_FOUND,
        "session_id names nothing of the user who is logged in",
        ownership.requireSession(bob, "unknown"));
    refused(
        ErrorCode.NOT_FOUND,
        "voiceprint_id names nothing of the user who is logged in",
        ownership.takeVoiceprint(bob, "voice"));
    await(ownership.requireSession(administrator, "unknown"));
  }

  @Test
  void anAdministratorActingForAUserTakesNamesForThatUser() {
    await(ownership.takeSession(loggedIn("bob", true), "session"));

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
    await(ownership.channel(loggedIn("23", false), "room1", LATER));

    refused(
        ErrorCode.FORBIDDEN,
        "channel_id is reserved to another user",
        ownership.channel(loggedIn("3", false), "room12", LATER));
    refused(
        ErrorCode.FORBIDDEN,
        "channel_id is reserved to another user",
        ownership.channel(loggedIn("1alice", false), "room", LATER));
    assertThat(await(ownership.channel(alice, "room", LATER))).isNull();
  }

  @Test
  void keepsWhatImsMadeWithoutEverFailing() {
    await(ownership.keepChannel(alice, "made", LATER));
    refused(
        ErrorCode.FORBIDDEN,
        "channel_id is reserved to another user",
        ownership.channel(bob, "made", LATER));
    await(ownership.keepChannel(bob, "made", LATER));
    await(ownership.keepChannel(alice, null, LATER));
  }

  private TrackedInstance trackedInstanceOf(String user) {
    TrackedInstance instance =
        new TrackedInstance(
            "i-1", user, "agent", "cn-shanghai", "room", "VoiceChat", NOW, InstanceState.CREATED);
    await(tracker.add(instance));
    return instance;
  }

  private static Caller loggedIn(String user, boolean administrator) {
    return new Caller(user, Optional.of(new Login(user, Set.of())), administrator);
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
