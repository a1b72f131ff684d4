package io.aui.appserver.access;

import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.http.JsonObjectText;
import io.aui.appserver.tracking.InstanceTracker;
import io.aui.appserver.tracking.Name;
import io.aui.appserver.tracking.OwnershipRegistry;
import io.aui.appserver.tracking.ResourceType;
import io.aui.appserver.tracking.TrackedInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Checks what belongs to a caller: its instances, and the names (channels, sessions, voiceprints)
 * that are reserved for it ({@link NameClaims}). Administrators may use everything. In access mode
 * none nothing is checked, because users are not authenticated. A refusal with 404 does not reveal
 * whether the instance, session or voiceprint exists.
 */
@Singleton
public class Ownership {
  /** Longer than any user id; longer values are refused before they are compared. */
  private static final int MAX_RECEIVER = 127;

  private final InstanceTracker tracker;
  private final OwnershipRegistry registry;
  private final InstanceAdopter adopter;
  private final LookupLimit unknown;

  Ownership(
      InstanceTracker tracker,
      OwnershipRegistry registry,
      InstanceAdopter adopter,
      LookupLimit unknown) {
    this.tracker = tracker;
    this.registry = registry;
    this.adopter = adopter;
    this.unknown = unknown;
  }

  /**
   * Returns the instance. Empty if this server does not know it but the caller may ask IMS for it
   * (administrators, access mode none). For other callers, an unknown instance is adopted if a
   * client has started it in the caller's channel ({@link InstanceAdopter}). Another user's
   * instance and one that stays unknown fail with the same InstanceNotFound (404); too many of them
   * with LimitExceeded (429).
   *
   * @param region where to look for it if it is unknown; null for every configured region
   */
  public Uni<Optional<TrackedInstance>> instance(Caller caller, String instanceId, String region) {
    Uni<Optional<TrackedInstance>> known = tracker.find(instanceId);
    return caller.isBoundToOwn()
        ? known.flatMap(found -> own(caller, instanceId, region, found))
        : known;
  }

  private Uni<Optional<TrackedInstance>> own(
      Caller caller, String instanceId, String region, Optional<TrackedInstance> found) {
    if (isOwn(caller, found)) {
      return Uni.createFrom().item(found);
    }
    unknown.count(caller.userId(), instanceId);
    return (found.isPresent() ? Uni.createFrom().item(found) : adopt(caller, instanceId, region))
        .invoke(
            known -> {
              if (!isOwn(caller, known)) {
                throw new ApiException(ErrorCode.INSTANCE_NOT_FOUND, "there is no such instance");
              }
            });
  }

  private Uni<Optional<TrackedInstance>> adopt(Caller caller, String instanceId, String region) {
    return Uni.createFrom().deferred(() -> adopter.adopt(caller, instanceId, region));
  }

  private static boolean isOwn(Caller caller, Optional<TrackedInstance> instance) {
    return instance.filter(each -> each.userId().equals(caller.userId())).isPresent();
  }

  /** Refuses (404) a session that is not the caller's or is unknown. */
  public Uni<Void> requireSession(Caller caller, String sessionId) {
    return require(caller, ResourceType.SESSION, sessionId, "session_id");
  }

  /**
   * Refuses (404) a voiceprint that is not the caller's or is unknown. An absent one is refused
   * (400), because IMS would take it as the voiceprints of all users.
   */
  public Uni<Void> requireVoiceprint(Caller caller, String voiceprintId) {
    return require(caller, ResourceType.VOICEPRINT, voiceprintId, "voiceprint_id");
  }

  private Uni<Void> require(Caller caller, ResourceType kind, String name, String member) {
    if (!caller.isBoundToOwn()) {
      return Uni.createFrom().voidItem();
    }
    if (name == null) {
      throw ApiException.missing(member);
    }
    return registry
        .owner(new Name(kind, name))
        .invoke(
            owner -> {
              if (owner.filter(caller.userId()::equals).isEmpty()) {
                throw notOwn(kind);
              }
            })
        .replaceWithVoid();
  }

  /** The refusal of a name that is not the caller's. */
  static ApiException notOwn(ResourceType kind) {
    return switch (kind) {
      case CHANNEL -> Access.forbidden("channel_id is reserved to another user");
      case SESSION -> notFound("session_id");
      case VOICEPRINT -> notFound("voiceprint_id");
    };
  }

  private static ApiException notFound(String member) {
    return new ApiException(ErrorCode.NOT_FOUND, member + " not found for this user");
  }

  /**
   * Refuses (403) a {@code chat_sync_config} that writes into another user's chat. Null is allowed.
   */
  public void requireReceiver(Caller caller, JsonObjectText chatSyncConfig) {
    if (chatSyncConfig != null) {
      JsonFields.of(chatSyncConfig.object(), "chat_sync_config", "ReceiverId", MAX_RECEIVER)
          .forEach(receiver -> requireReceiver(caller, receiver, "/chat_sync_config/ReceiverId"));
    }
  }

  /**
   * Refuses (403) a receiver of messages who is not the caller's user. Null is allowed.
   *
   * @param member the receiver's member in the request, for the message
   */
  public void requireReceiver(Caller caller, String receiverId, String member) {
    if (caller.isBoundToOwn() && receiverId != null && !receiverId.equals(caller.userId())) {
      throw Access.forbidden(member + " must be the user who is logged in");
    }
  }
}
