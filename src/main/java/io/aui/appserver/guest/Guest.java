package io.aui.appserver.guest;

import io.aui.appserver.access.login.GuestUser;
import io.aui.appserver.http.RequestContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A guest, as of the begin of the request.
 *
 * @param used how long the calls of the guest were that have ended
 * @param run the call that goes on, if any
 */
public record Guest(GuestUser user, GuestPass pass, Duration used, Optional<Run> run) {
  /**
   * A call of a guest.
   *
   * @param since when its start was sent
   * @param until when it is ended
   */
  public record Run(Instant since, Instant until) {
    Duration length() {
      return Duration.between(since, until);
    }
  }

  /** The guest who has sent a request; empty if it is no guest's. */
  public static Optional<Guest> of(RequestContext context) {
    return context.get(Guest.class);
  }

  /** How long further calls of the guest may be, if the pass has as much left. */
  Duration left(Instant now) {
    Duration own = pass.perGuest().minus(used).minus(run.map(Run::length).orElse(Duration.ZERO));
    Duration valid = Duration.between(now, pass.expiresAt());
    Duration left = own.compareTo(valid) < 0 ? own : valid;
    return left.isNegative() ? Duration.ZERO : left;
  }
}
