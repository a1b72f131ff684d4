package io.aui.appserver.access;

import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.tracking.InstanceTracker;
import io.aui.appserver.tracking.NameKind;
import io.aui.appserver.tracking.Reservations;
import io.aui.appserver.tracking.TrackedInstance;
import io.aui.appserver.tracking.TrackingConfig;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * What belongs to a caller: its instances, and the names (channels, sessions, voiceprints) that it
 * was the first to use. Administrators own everything; in access mode none nothing is enforced, as
 * nobody proved to be anybody. Refusals are {@link ApiException}s that never tell whether what was
 * asked for exists.
 */
@Singleton
public class Ownership {
  private static final Logger LOG = Logger.getLogger(Ownership.class);
  private static final int MAX_CHANNEL = 64;

  private final InstanceTracker tracker;
  private final Reservations reservations;
  private final Duration sessionAge;
  private final Duration voiceprintAge;
  private final InstantSource clock;

  Ownership(
      InstanceTracker tracker,
      Reservations reservations,
      TrackingConfig config,
      InstantSource clock) {
    this.tracker = tracker;
    this.reservations = reservations;
    this.sessionAge = config.sessionAge();
    this.voiceprintAge = config.voiceprintAge();
    this.clock = clock;
  }

  /**
   * The instance, where this server knows it; empty where it does not, but the caller may ask IMS
   * for it all the same. Another's instance and an unknown one fail alike (404).
   */
  public Uni<Optional<TrackedInstance>> instance(Caller caller, String instanceId) {
    Uni<Optional<TrackedInstance>> known = tracker.find(instanceId);
    return caller.isBoundToOwn()
        ? known.invoke(
            found -> {
              if (found.filter(instance -> instance.userId().equals(caller.userId())).isEmpty()) {
                throw new ApiException(ErrorCode.INSTANCE_NOT_FOUND, "there is no such instance");
              }
            })
        : known;
  }

  /**
   * Takes a channel for the caller's user, or keeps it, while a token for it is valid. Another's
   * channel is refused (403).
   *
   * <p>So is a channel that only begins with another's: the hash of an RTC token joins channel and
   * user without a separator, so its owner could turn it into one for the shorter channel.
   *
   * @param until when the longest token for it ends
   */
  public Uni<Void> channel(Caller caller, String channelId, Instant until) {
    if (caller.login().isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Uni<Boolean> taken = reservations.reserve(NameKind.CHANNEL, channelId, caller.userId(), until);
    if (caller.administrator()) {
      return taken.replaceWithVoid();
    }
    return reservations
        .owners(NameKind.CHANNEL, confusable(channelId, caller.userId()))
        .flatMap(
            owners ->
                owners.values().stream().allMatch(caller.userId()::equals)
                    ? taken
                    : Uni.createFrom().item(false))
        .invoke(
            mine -> {
              if (!mine) {
                throw Access.forbidden("channel_id is reserved to another user");
              }
            })
        .replaceWithVoid();
  }

  /**
   * Takes a channel that IMS or this server made for the caller's user just now. Never fails: its
   * name cannot be guessed, so nobody can have it, and where there is an agent in it already, its
   * user has to learn of that.
   *
   * @param until when the token for it ends
   */
  public Uni<Void> keepChannel(Caller caller, String channelId, Instant until) {
    if (caller.login().isEmpty() || channelId == null) {
      return Uni.createFrom().voidItem();
    }
    return reservations
        .reserve(NameKind.CHANNEL, channelId, caller.userId(), until)
        .onFailure()
        .invoke(e -> LOG.errorf(e, "Channel %s could not be reserved", channelId))
        .onFailure()
        .recoverWithItem(false)
        .replaceWithVoid();
  }

  /** Channels for which a token of this channel and user could be passed off. */
  private static Set<String> confusable(String channelId, String userId) {
    String joined = channelId + userId;
    Set<String> channels = new HashSet<>();
    for (int end = 1; end <= Math.min(MAX_CHANNEL, joined.length() - 1); end++) {
      channels.add(joined.substring(0, end));
    }
    return channels;
  }

  /** Takes a session for the caller's user; another's is refused (404). Null is well. */
  public Uni<Void> takeSession(Caller caller, String sessionId) {
    return take(caller, NameKind.SESSION, sessionId, "session_id", sessionAge);
  }

  /** Takes a voiceprint for the caller's user; another's is refused (404). Null is well. */
  public Uni<Void> takeVoiceprint(Caller caller, String voiceprintId) {
    return take(caller, NameKind.VOICEPRINT, voiceprintId, "voiceprint_id", voiceprintAge);
  }

  private Uni<Void> take(Caller caller, NameKind kind, String name, String member, Duration age) {
    if (name == null || caller.login().isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return reservations
        .reserve(kind, name, caller.userId(), clock.instant().plus(age))
        .invoke(mine -> requireOwn(mine || caller.administrator(), member))
        .replaceWithVoid();
  }

  /** Refuses (404) a session that is not the caller's; unknown ones as well. */
  public Uni<Void> requireSession(Caller caller, String sessionId) {
    return require(caller, NameKind.SESSION, sessionId, "session_id");
  }

  /**
   * Refuses (404) a voiceprint that is not the caller's; unknown ones as well. To name none would
   * mean everybody's, and is refused, too (400).
   */
  public Uni<Void> requireVoiceprint(Caller caller, String voiceprintId) {
    return require(caller, NameKind.VOICEPRINT, voiceprintId, "voiceprint_id");
  }

  private Uni<Void> require(Caller caller, NameKind kind, String name, String member) {
    if (!caller.isBoundToOwn()) {
      return Uni.createFrom().voidItem();
    }
    if (name == null) {
      throw ApiException.missing(member);
    }
    return reservations
        .owner(kind, name)
        .invoke(owner -> requireOwn(owner.filter(caller.userId()::equals).isPresent(), member))
        .replaceWithVoid();
  }

  private static void requireOwn(boolean own, String member) {
    if (!own) {
      throw new ApiException(
          ErrorCode.NOT_FOUND, member + " names nothing of the user who is logged in");
    }
  }

  /**
   * Refuses (403) a receiver of messages who is not the caller's user. Null is well.
   *
   * @param member where it stands in the request
   */
  public void requireReceiver(Caller caller, String receiverId, String member) {
    if (caller.isBoundToOwn() && receiverId != null && !receiverId.equals(caller.userId())) {
      throw Access.forbidden(member + " must be the user who is logged in");
    }
  }
}
