package io.aui.appserver.operation;

/** Who may call an operation. */
public enum Permission {
  /** Every user who is logged in, for herself; administrators for others, too. */
  USER,
  /** Members of the groups that {@code appserver.access.grants.<operation>} names. */
  GRANTED,
  /** Administrators; in access mode none, everybody while IMS is the sandbox. */
  ADMINISTRATOR
}
