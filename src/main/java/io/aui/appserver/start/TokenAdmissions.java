package io.aui.appserver.start;

import io.aui.appserver.LogLimit;
import io.aui.appserver.access.Caller;
import io.aui.appserver.access.NameClaims;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.http.UniqueId;
import io.aui.appserver.start.StartStore.Admission;
import io.aui.appserver.start.StartStore.Admitted;
import io.aui.appserver.start.StartStore.TokenRequest;
import io.aui.appserver.tracking.Name;
import io.aui.appserver.tracking.OwnershipRegistry.Claimant;
import io.aui.appserver.tracking.OwnershipRegistry.OthersNames;
import io.aui.appserver.tracking.OwnershipRegistry.Reservation;
import io.aui.appserver.tracking.ResourceType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/**
 * Decides whether a user may have an RTC token. With one, a client can start an agent without this
 * server, so tokens obey the freeze and the limits of starts, except for a channel in which the
 * user's agent lives already.
 */
@Singleton
public class TokenAdmissions {
  private static final Logger LOG = Logger.getLogger(TokenAdmissions.class);

  private final StartStore store;
  private final Admissions admissions;
  private final LogLimit warnings;

  TokenAdmissions(StartStore store, Admissions admissions, InstantSource clock) {
    this.store = store;
    this.admissions = admissions;
    this.warnings = new LogLimit(clock);
  }

  /**
   * Reserves a channel for which the caller gets a token, and counts the token as a start of this
   * minute. Refusals: another user's channel (403), the freeze (503), the limits of the user and of
   * the account (429).
   *
   * @param caller has a user
   * @param isNew whether this server has just made the channel's id: no other user can have it,
   *     because it cannot be guessed
   * @param until when the token ends
   */
  public Uni<Void> admit(Caller caller, String channelId, boolean isNew, Instant until) {
    Claimant claimant =
        isNew ? new Claimant(caller.userId(), OthersNames.LEAVE) : NameClaims.claimant(caller);
    Reservation channel = new Reservation(new Name(ResourceType.CHANNEL, channelId), until);
    TokenRequest request = new TokenRequest(UniqueId.next(), claimant, channel);
    return admissions
        .admit(caller.userId(), () -> store.admitToken(request))
        .invoke(this::requireAdmitted)
        .replaceWithVoid()
        .onFailure(failure -> isUnavailable(failure) && (isNew || caller.login().isEmpty()))
        .recoverWithUni(this::uncounted);
  }

  private void requireAdmitted(Admission admission) {
    if (!(admission instanceof Admitted)) {
      throw admissions.refusal(admission);
    }
  }

  private static boolean isUnavailable(Throwable failure) {
    return failure instanceof ApiException refused && refused.code() == ErrorCode.STATE_UNAVAILABLE;
  }

  /**
   * Tokens go on while the state is away, unless the channel may be another user's. An agent that
   * is started with one is adopted later, and stopped if it exceeds a limit.
   */
  private Uni<Void> uncounted(Throwable failure) {
    if (warnings.permits()) {
      LOG.warnf(
          "RTC tokens are made without counting them while the shared state is away: %s",
          failure.getMessage());
    }
    return Uni.createFrom().voidItem();
  }
}
