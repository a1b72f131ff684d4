package io.aui.appserver.guest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.Secret;
import io.aui.appserver.web.QrCode;

/**
 * A new guest pass. The token is not kept, so it is shown only once.
 *
 * @param url the guests' page with the token
 * @param qrCode the same as an SVG image
 * @param expiresAt ISO 8601, UTC
 */
@JsonNaming(SnakeCaseStrategy.class)
record CreateGuestPassResponse(
    String guestPassId, Secret token, Secret url, Secret qrCode, String expiresAt) {
  /** The token is in the fragment, which browsers do not send, so that no log holds it. */
  static CreateGuestPassResponse of(GuestPass pass, Secret token, String page) {
    String url = page + "#" + token.reveal();
    return new CreateGuestPassResponse(
        pass.id(), token, Secret.of(url), Secret.of(QrCode.svg(url)), pass.expiresAt().toString());
  }
}
