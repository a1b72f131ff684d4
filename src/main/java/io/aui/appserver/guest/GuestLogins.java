package io.aui.appserver.guest;

import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Verifies the tokens of guests and of guest passes. */
@ApplicationScoped
class GuestLogins {
  private final GuestPassStore store;

  GuestLogins(GuestPassStore store) {
    this.store = store;
  }

  /** The guest whose login it is. Fails with LoginInvalid (401) if it is nobody's any more. */
  Uni<Guest> login(String token) {
    return Uni.createFrom()
        .item(GuestToken.of(token).orElseThrow(GuestLogins::noGuest))
        .flatMap(read -> store.find(read.user(), read.hash()))
        .map(found -> found.orElseThrow(GuestLogins::noGuest));
  }

  private static ApiException noGuest() {
    return new ApiException(
        ErrorCode.LOGIN_INVALID,
        "the login of a guest is unknown, or its guest pass has expired or was revoked");
  }

  /** The token of a pass that is good. Fails with LoginInvalid (401) if it is not. */
  Uni<PassToken> pass(String token) {
    PassToken read = PassToken.of(token).orElseThrow(GuestLogins::noPass);
    return store
        .isGood(read.passId(), read.hash())
        .map(
            good -> {
              if (!good) {
                throw noPass();
              }
              return read;
            });
  }

  static ApiException noPass() {
    return new ApiException(
        ErrorCode.LOGIN_INVALID,
        "Authorization must contain the token of a guest pass that has not expired and was not"
            + " revoked");
  }
}
