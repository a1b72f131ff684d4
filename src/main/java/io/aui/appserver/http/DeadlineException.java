package io.aui.appserver.http;

/**
 * A request got no response within {@code appserver.http.request-timeout}. It has no stack trace,
 * because a timer creates it.
 */
public final class DeadlineException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What the request was waiting for at its deadline. */
  public enum Stage {
    /** The rest of its own body. */
    BODY,
    /** IMS. */
    IMS,
    /** The first request with its idempotency key, on any replica. */
    FIRST_REQUEST,
    /** This server itself, which is a defect. */
    SERVER
  }

  private final Stage stage;

  DeadlineException(Stage stage) {
    super("not answered in time, stage " + stage, null, false, false);
    this.stage = stage;
  }

  /** What the request was waiting for at its deadline. */
  public Stage stage() {
    return stage;
  }
}
