package io.aui.appserver.access;

/**
 * A service that has proved who it is by other means than a user's login; an attribute of its
 * requests.
 */
public enum AuthenticatedService {
  /** IMS, which sends callbacks. */
  IMS,
  /** Whoever holds the admin token, on the management port: an administrator without a login. */
  ADMIN_TOKEN,
  /** Whoever holds the token of a guest pass, which is good for its redemption only. */
  GUEST_PASS
}
