package io.aui.appserver.guest;

import io.aui.appserver.access.AllowedAgents;
import io.aui.appserver.access.Caller;
import io.aui.appserver.access.TokenSecret;
import io.aui.appserver.access.login.GuestUser;
import io.aui.appserver.access.login.Principal;
import io.aui.appserver.agent.catalog.Agents;
import io.aui.appserver.agent.catalog.WorkflowType;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.guest.GuestPassStore.NotRedeemed;
import io.aui.appserver.guest.GuestPassStore.Redeemed;
import io.aui.appserver.guest.GuestPassStore.Redemption;
import io.aui.appserver.http.RequestContext;
import io.aui.appserver.ims.Regions;
import io.aui.appserver.limits.freeze.KillSwitch;
import io.aui.appserver.tracking.TrackedInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Creates, lists, revokes and redeems guest passes. The audit lines name the pass as detail. */
@Singleton
class GuestPassService {
  private static final int ID_LENGTH = 16;

  private final GuestPassStore store;
  private final Agents agents;
  private final AllowedAgents allowed;
  private final Regions regions;
  private final KillSwitch killSwitch;
  private final InstantSource clock;

  GuestPassService(
      GuestPassStore store,
      Agents agents,
      AllowedAgents allowed,
      Regions regions,
      KillSwitch killSwitch,
      InstantSource clock) {
    this.store = store;
    this.agents = agents;
    this.allowed = allowed;
    this.regions = regions;
    this.killSwitch = killSwitch;
    this.clock = clock;
  }

  /**
   * Creates a pass. Fails with LimitExceeded (429) if there are too many.
   *
   * @param page the address of the guests' page
   */
  Uni<CreateGuestPassResponse> create(Caller caller, CreateGuestPassRequest request, String page) {
    GuestPass pass = pass(caller, request);
    String secret = TokenSecret.next();
    RequestContext.current().does(pass.id());
    return store
        .add(pass, TokenSecret.hash(secret))
        .map(
            added -> {
              if (!added) {
                throw new ApiException(
                    ErrorCode.LIMIT_EXCEEDED,
                    "there may be at most %d guest passes, for at most %d guests altogether; revoke"
                            .formatted(GuestPassStore.MAX_PASSES, GuestPassStore.MAX_GUESTS)
                        + " some");
              }
              return CreateGuestPassResponse.of(pass, PassToken.text(pass.id(), secret), page);
            });
  }

  private GuestPass pass(Caller caller, CreateGuestPassRequest request) {
    String region = regions.requested(request.region());
    Optional<WorkflowType> type = WorkflowType.find(request.workflowType());
    if (request.aiAgentId() == null) {
      requireConfigured(request.workflowType(), region);
    }
    allowed.require(request.aiAgentId());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Duration perGuest = Duration.ofMinutes(request.minutesPerGuest());
    return new GuestPass(
        TokenSecret.next().substring(0, ID_LENGTH),
        request.aiAgentId(),
        type.map(WorkflowType::spelling).orElse(null),
        region,
        request.maxGuests(),
        perGuest,
        request.minutesTotal() == null
            ? perGuest.multipliedBy(request.maxGuests())
            : Duration.ofMinutes(request.minutesTotal()),
        caller.provedUserId().orElse(""),
        now,
        now.plusSeconds(request.expire()));
  }

  private void requireConfigured(String workflowType, String region) {
    if (workflowType == null) {
      throw new ApiException(
          ErrorCode.MISSING_PARAMETER, "ai_agent_id or workflow_type is required");
    }
    WorkflowType.check(workflowType);
    agents.configured(WorkflowType.find(workflowType).orElseThrow(), region);
  }

  Uni<ListGuestPassesResponse> list() {
    return store.list().map(ListGuestPassesResponse::of);
  }

  /** Revokes a pass: its guests are logged out, and their agents are stopped. */
  Uni<RevokeGuestPassResponse> revoke(RevokeGuestPassRequest request) {
    String id = request.guestPassId();
    RequestContext.current().does(id);
    return store
        .remove(id)
        .flatMap(
            known -> {
              if (!known) {
                throw new ApiException(
                    ErrorCode.NOT_FOUND, "guest_pass_id is unknown, expired or revoked");
              }
              return killSwitch.endAll(instance -> isOf(id, instance));
            })
        .map(ended -> new RevokeGuestPassResponse(ended.stopped(), ended.pending()));
  }

  private static boolean isOf(String passId, TrackedInstance instance) {
    return GuestUser.of(instance.userId()).filter(user -> user.pass().equals(passId)).isPresent();
  }

  /** Makes a guest. Fails with LimitExceeded (429) if all guests are taken. */
  Uni<GuestResponse> redeem() {
    RequestContext context = RequestContext.current();
    PassToken token = context.get(PassToken.class).orElseThrow();
    String secret = TokenSecret.next();
    context.does(token.passId());
    return store
        .redeem(token.passId(), token.hash(), TokenSecret.hash(secret))
        .map(redemption -> guest(redemption))
        .invoke(
            guest ->
                context.put(
                    Principal.class, Principal.guest(guest.user(), guest.pass().expiresAt())))
        .map(
            guest ->
                GuestResponse.of(guest, GuestToken.text(guest.user(), secret), clock.instant()));
  }

  private static Guest guest(Redemption redemption) {
    if (redemption instanceof Redeemed redeemed) {
      return redeemed.guest();
    }
    throw switch ((NotRedeemed) redemption) {
      case UNKNOWN -> GuestLogins.noPass();
      case ALL_GUESTS_TAKEN ->
          new ApiException(
              ErrorCode.LIMIT_EXCEEDED, "this guest pass has been redeemed by all its guests");
    };
  }

  /** What a guest may still do. Fails with Forbidden (403) for others. */
  GuestResponse describe() {
    return Guest.of(RequestContext.current())
        .map(guest -> GuestResponse.of(guest, null, clock.instant()))
        .orElseThrow(
            () -> new ApiException(ErrorCode.FORBIDDEN, "describeGuest is for guests only"));
  }
}
