package io.aui.appserver.http;

/**
 * A request was not answered within {@code appserver.http.request-timeout}. It has no stack trace:
 * nobody's code threw it.
 */
public final class DeadlineException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What the request was waiting for. */
  public enum Stage {
    /** The rest of its own body. */
    BODY,
    /** IMS. */
    IMS,
    /** This server, which is a defect. */
    SERVER
  }

  private final Stage stage;

  DeadlineException(Stage stage) {
    super("not answered in time, stage " + stage, null, false, false);
    this.stage = stage;
  }

  /** What the request was waiting for. */
  public Stage stage() {
    return stage;
  }
}
