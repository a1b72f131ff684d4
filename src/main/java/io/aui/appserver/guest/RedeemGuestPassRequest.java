package io.aui.appserver.guest;

/** A request of redeemGuestPass. It has no members; the token is in the header. */
record RedeemGuestPassRequest() {}
