package io.aui.appserver.ims.credentials;

import io.aui.appserver.ims.failure.ImsException;
import io.aui.appserver.ims.failure.UnreachableCause;

/** Why credentials cannot be fetched. */
final class FetchFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * A failure without a stack trace.
   *
   * @param message the end of a sentence; no secrets
   */
  FetchFailure(String message) {
    super(message, null, false, false);
  }

  /** The cause for operators. Messages of other exceptions are not shown: they may hold keys. */
  static String text(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof FetchFailure) {
        return cause.getMessage();
      }
      if (cause instanceof ImsException refused) {
        return refused.imsCode().map(code -> code + ": ").orElse("") + refused.getMessage();
      }
    }
    return UnreachableCause.of(thrown);
  }
}
