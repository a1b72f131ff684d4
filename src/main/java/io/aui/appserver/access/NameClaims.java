package io.aui.appserver.access;

import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.error.ExecutionOutcome;
import io.aui.appserver.http.Uncancellable;
import io.aui.appserver.tracking.Name;
import io.aui.appserver.tracking.OwnershipRegistry;
import io.aui.appserver.tracking.OwnershipRegistry.Claim;
import io.aui.appserver.tracking.OwnershipRegistry.Claimant;
import io.aui.appserver.tracking.OwnershipRegistry.Claimed;
import io.aui.appserver.tracking.OwnershipRegistry.Occupant;
import io.aui.appserver.tracking.OwnershipRegistry.OthersNames;
import io.aui.appserver.tracking.OwnershipRegistry.Outcome;
import io.aui.appserver.tracking.OwnershipRegistry.Refused;
import io.aui.appserver.tracking.OwnershipRegistry.Reservation;
import io.aui.appserver.tracking.ResourceType;
import io.aui.appserver.tracking.TrackingConfig;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Lets a user have names only by requests that succeed: they are claimed while a request runs,
 * reserved when IMS has accepted it, and free again when IMS surely did not execute it. If nobody
 * knows, the claim lasts for {@link TrackingConfig#claimHold()}. In access mode none nothing is
 * claimed, as nobody proved to be anybody.
 */
@Singleton
public class NameClaims {
  private static final Logger LOG = Logger.getLogger(NameClaims.class);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

  private final OwnershipRegistry registry;
  private final TrackingConfig config;
  private final InstantSource clock;
  private final Uncancellable uncancellable;

  NameClaims(
      OwnershipRegistry registry,
      TrackingConfig config,
      InstantSource clock,
      Uncancellable uncancellable) {
    this.registry = registry;
    this.config = config;
    this.clock = clock;
    this.uncancellable = uncancellable;
  }

  /**
   * Executes a request under a claim on all that it names. Another user's channel is refused with
   * 403, another user's session or voiceprint with 404. It runs to its end even if its client goes
   * away, so that the claim is settled.
   *
   * @param request checks policy and limits, and asks IMS
   * @param made what came about besides, and the channel if one is named
   */
  public <T> Uni<T> during(
      Caller caller,
      ReferencedResources referenced,
      Supplier<Uni<T>> request,
      Function<T, List<Reservation>> made) {
    if (caller.login().isEmpty()) {
      return Uni.createFrom().deferred(request::get);
    }
    return uncancellable.from(
        claim(caller, referenced.names())
            .flatMap(
                claim ->
                    Uni.createFrom()
                        .deferred(request::get)
                        .call(done -> confirm(claim, made.apply(done)))
                        .onFailure(ExecutionOutcome::definitelyNotExecuted)
                        .call(() -> release(claim))));
  }

  private Uni<Claim> claim(Caller caller, Set<Name> names) {
    return names.isEmpty()
        ? Uni.createFrom().item(new Claim("", caller.userId(), Set.of()))
        : registry
            .claim(claimant(caller), names, config.claimHold())
            .map(NameClaims::requireClaimed);
  }

  private Uni<Void> confirm(Claim claim, List<Reservation> made) {
    Instant now = clock.instant();
    List<Reservation> all = new ArrayList<>(made);
    for (Name name : claim.names()) {
      if (name.kind() != ResourceType.CHANNEL) {
        all.add(new Reservation(name, now.plus(age(name.kind()))));
      }
    }
    return claim.names().isEmpty() && all.isEmpty()
        ? Uni.createFrom().voidItem()
        : settled(registry.confirm(claim, all));
  }

  private Uni<Void> release(Claim claim) {
    return claim.names().isEmpty() ? Uni.createFrom().voidItem() : settled(registry.release(claim));
  }

  /** What IMS did is told even if it cannot be noted: the claim ends by itself. */
  private static Uni<Void> settled(Uni<Void> settling) {
    return settling
        .onFailure()
        .invoke(failure -> LOG.warn("Names cannot be reserved or released", failure))
        .onFailure()
        .recoverWithNull();
  }

  /**
   * A channel in which an agent lives now: to be reserved until the longest token for it ends, and
   * as long as the instance lives.
   *
   * @param channelId null if there is none
   * @param until when the longest token for it ends
   */
  public List<Reservation> channel(String channelId, Instant until, String instanceId) {
    return name(ResourceType.CHANNEL, channelId)
        .map(
            name ->
                new Reservation(
                    name, until, new Occupant(instanceId, clock.instant().plus(config.maxAge()))))
        .stream()
        .toList();
  }

  /** A voiceprint whose name IMS may have made. */
  public List<Reservation> voiceprint(String voiceprintId) {
    return name(ResourceType.VOICEPRINT, voiceprintId)
        .map(name -> new Reservation(name, clock.instant().plus(age(ResourceType.VOICEPRINT))))
        .stream()
        .toList();
  }

  /**
   * Reserves a channel that the request names until the token for it ends. Another user's channel
   * is refused (403).
   */
  public Uni<Void> reserveChannel(Caller caller, String channelId, Instant until) {
    return caller.login().isEmpty()
        ? Uni.createFrom().voidItem()
        : reserve(claimant(caller), channelId, until)
            .invoke(NameClaims::requireClaimed)
            .replaceWithVoid();
  }

  /**
   * Reserves a channel that this server made just now. Never refused: its name cannot be guessed,
   * so nobody can have it.
   */
  public Uni<Void> reserveNewChannel(Caller caller, String channelId, Instant until) {
    return caller.login().isEmpty()
        ? Uni.createFrom().voidItem()
        : settled(
            reserve(new Claimant(caller.userId(), OthersNames.LEAVE), channelId, until)
                .replaceWithVoid());
  }

  private Uni<Outcome> reserve(Claimant claimant, String channelId, Instant until) {
    return registry.reserve(
        claimant, new Reservation(new Name(ResourceType.CHANNEL, channelId), until));
  }

  /** IMS is trusted with names, but not with the length of what is kept here. */
  private static Optional<Name> name(ResourceType kind, String text) {
    if (text != null && !kind.allows(text)) {
      LOG.warnf("IMS made a name (%s) that cannot be reserved", kind);
      return Optional.empty();
    }
    return Optional.ofNullable(text).map(allowed -> new Name(kind, allowed));
  }

  private Duration age(ResourceType kind) {
    return kind == ResourceType.SESSION ? config.sessionAge() : config.voiceprintAge();
  }

  private static Claimant claimant(Caller caller) {
    return new Claimant(
        caller.userId(), caller.isBoundToOwn() ? OthersNames.REFUSE : OthersNames.LEAVE);
  }

  private static Claim requireClaimed(Outcome outcome) {
    if (outcome instanceof Claimed claimed) {
      return claimed.claim();
    } else if (outcome instanceof Refused refused) {
      throw refused.names().stream()
          .map(Name::kind)
          .min(ResourceType::compareTo)
          .map(Ownership::notOwn)
          .orElseThrow();
    }
    throw ApiException.retryable(
        ErrorCode.LIMIT_EXCEEDED,
        "requests under way name too many channels, sessions and voiceprints",
        TRY_AGAIN);
  }
}
