package io.aui.appserver.access;

import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.error.ExecutionOutcome;
import io.aui.appserver.http.Uncancellable;
import io.aui.appserver.http.UniqueId;
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
 * Gives names (channels, sessions, voiceprints) to a user only through requests that succeed. A
 * name is claimed while a request runs, reserved for the user if IMS accepted the request, and free
 * again if IMS definitely did not execute it. If that is unknown, the claim lasts for {@link
 * TrackingConfig#claimHold()}. In access mode none nothing is claimed, because users are not
 * authenticated.
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
   * Runs a request while the names that it references are claimed. Another user's channel is
   * refused with 403, another user's session or voiceprint with 404, too many claims at a time with
   * 429. The request runs to its end even if the client goes away, so that the claim is always
   * settled.
   *
   * @param request checks policy and limits, and calls IMS
   * @param made the reservations that follow from the result: names that IMS made, and the channel
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
            .claim(UniqueId.next(), claimant(caller), names, config.claimHold())
            .map(NameClaims::requireClaimed);
  }

  private Uni<Void> confirm(Claim claim, List<Reservation> made) {
    List<Reservation> all = new ArrayList<>(made);
    all.addAll(reservations(claim.names()));
    return claim.names().isEmpty() && all.isEmpty()
        ? Uni.createFrom().voidItem()
        : settled(registry.confirm(claim, all));
  }

  /**
   * The reservations of names that a successful request has claimed, except channels, which are
   * reserved until their tokens expire.
   */
  public List<Reservation> reservations(Set<Name> claimed) {
    Instant now = clock.instant();
    return claimed.stream()
        .filter(name -> name.kind() != ResourceType.CHANNEL)
        .map(name -> new Reservation(name, now.plus(age(name.kind()))))
        .toList();
  }

  private Uni<Void> release(Claim claim) {
    return claim.names().isEmpty() ? Uni.createFrom().voidItem() : settled(registry.release(claim));
  }

  /** A failure of the registry does not change the response; the claim then expires. */
  private static Uni<Void> settled(Uni<Void> settling) {
    return settling
        .onFailure()
        .invoke(failure -> LOG.warn("Reserving or releasing names failed", failure))
        .onFailure()
        .recoverWithNull();
  }

  /**
   * The reservation of a channel in which an instance runs: until the last token for the channel
   * expires, and as long as the instance runs.
   *
   * @param channelId null if there is none
   * @param until when the last token for the channel expires
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

  /** The reservation of a voiceprint; its id may be one that IMS made. */
  public List<Reservation> voiceprint(String voiceprintId) {
    return name(ResourceType.VOICEPRINT, voiceprintId)
        .map(name -> new Reservation(name, clock.instant().plus(age(ResourceType.VOICEPRINT))))
        .stream()
        .toList();
  }

  /**
   * Empty for a name from IMS that is too long, or has characters that are not allowed, to be kept.
   */
  private static Optional<Name> name(ResourceType kind, String text) {
    if (text != null && !kind.allows(text)) {
      LOG.warnf(
          "IMS returned a name of type %s that is too long or not printable; it is not reserved",
          kind);
      return Optional.empty();
    }
    return Optional.ofNullable(text).map(allowed -> new Name(kind, allowed));
  }

  private Duration age(ResourceType kind) {
    return kind == ResourceType.SESSION ? config.sessionAge() : config.voiceprintAge();
  }

  /** For whom a caller claims names, and whether it may use those of others. */
  public static Claimant claimant(Caller caller) {
    return new Claimant(
        caller.userId(), caller.isBoundToOwn() ? OthersNames.REFUSE : OthersNames.LEAVE);
  }

  private static Claim requireClaimed(Outcome outcome) {
    if (outcome instanceof Claimed claimed) {
      return claimed.claim();
    } else if (outcome instanceof Refused refused) {
      throw refusal(refused.names());
    }
    throw tooManyClaims();
  }

  /** The refusal of names that other users hold: 403 for a channel, else 404. */
  public static ApiException refusal(Set<Name> others) {
    return others.stream()
        .map(Name::kind)
        .min(ResourceType::compareTo)
        .map(Ownership::notOwn)
        .orElseThrow();
  }

  /** The refusal (429) of a user, or of all users together, who have claimed too many names. */
  public static ApiException tooManyClaims() {
    return ApiException.retryable(
        ErrorCode.LIMIT_EXCEEDED,
        "open requests name too many channels, sessions and voiceprints; try again later",
        TRY_AGAIN);
  }
}
