package io.aui.appserver.operation;

/** Who may call an operation. */
public enum Permission {
  /** Every user who is logged in, for themselves; administrators also for others. */
  USER,
  /**
   * Members of the groups in {@code appserver.access.grants.<operation>}; everybody in mode none.
   */
  GRANTED,
  /** Administrators. In mode none: everybody if IMS is the sandbox, else nobody. */
  ADMINISTRATOR,
  /** IMS alone, authenticated as {@link io.aui.appserver.access.AuthenticatedService#IMS}. */
  IMS,
  /**
   * Whoever holds the token of a guest pass, authenticated as {@link
   * io.aui.appserver.access.AuthenticatedService#GUEST_PASS}.
   */
  GUEST_PASS
}
