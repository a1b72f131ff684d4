package io.aui.appserver.sandbox.protocol;

/** Carries a refusal to the request handler, which sends it. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Refusal refusal;

  RefusedException(Refusal refusal) {
    super(refusal.code(), null, false, false);
    this.refusal = refusal;
  }

  /** The error response to send. */
  public Refusal refusal() {
    return refusal;
  }
}
