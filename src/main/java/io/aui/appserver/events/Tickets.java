package io.aui.appserver.events;

import io.aui.appserver.access.Access;
import io.aui.appserver.access.Caller;
import io.aui.appserver.access.TokenSecret;
import io.aui.appserver.access.login.Principal;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Makes and accepts tickets: browsers send no headers with the request for a stream, so a ticket in
 * its address stands for the login. A ticket is good once, soon, and for one instance, because
 * addresses get into logs. Only its hash is kept. Its text is the user's id, a dot and 128 random
 * bits.
 */
@ApplicationScoped
class Tickets {
  private static final int MAX_LENGTH = 64 + 1 + TokenSecret.LENGTH;

  private final TicketStore store;
  private final Access access;

  Tickets(TicketStore store, Access access) {
    this.store = store;
    this.access = access;
  }

  /**
   * Makes a ticket for an instance that the caller may follow. Fails with LimitExceeded (429) if
   * the caller has too many unused ones. In access mode none it is not kept, as nothing is checked.
   */
  Uni<String> create(Caller caller, String instanceId) {
    String secret = TokenSecret.next();
    if (caller.login().isEmpty()) {
      return Uni.createFrom().item(secret);
    }
    Principal login = caller.login().get();
    Ticket ticket =
        new Ticket(instanceId, login.userId(), caller.administrator(), login.validUntil());
    return store
        .add(TokenSecret.hash(secret), ticket)
        .map(
            added -> {
              if (!added) {
                throw ApiException.retryable(
                    ErrorCode.LIMIT_EXCEEDED,
                    "a user may have at most " + TicketStore.MAX_OF_USER + " unused tickets",
                    TicketStore.LIFETIME);
              }
              return login.userId() + "." + secret;
            });
  }

  /** Accepts a ticket for an instance. Fails with LoginInvalid (401) if it is not good for it. */
  Uni<Principal> redeem(String text, String instanceId) {
    int dot = text.indexOf('.');
    if (dot < 0 || text.length() > MAX_LENGTH || !Principal.isUserId(text.substring(0, dot))) {
      return Uni.createFrom().failure(Tickets::refusal);
    }
    return store
        .take(text.substring(0, dot), TokenSecret.hash(text.substring(dot + 1)))
        .map(found -> found.orElseThrow(Tickets::refusal))
        .map(
            ticket -> {
              if (!ticket.instanceId().equals(instanceId)) {
                throw refusal();
              }
              return access.reduced(
                  ticket.userId(), ticket.administrator(), ticket.loginValidUntil());
            });
  }

  private static ApiException refusal() {
    return new ApiException(
        ErrorCode.LOGIN_INVALID,
        "ticket is unknown, used, older than "
            + TicketStore.LIFETIME.toSeconds()
            + " s or for another instance; get a new one by createEventTicket");
  }
}
