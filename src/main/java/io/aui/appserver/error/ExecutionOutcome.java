package io.aui.appserver.error;

import io.aui.appserver.ims.UnknownRegionException;
import io.aui.appserver.ims.failure.ImsException;

/** Decides from a failure whether IMS may have executed the operation. */
public final class ExecutionOutcome {
  private ExecutionOutcome() {}

  /**
   * Whether IMS definitely did not execute the operation: this server refused it, or the failure of
   * IMS proves it. An unexpected exception may have been thrown after IMS responded, so it returns
   * false.
   */
  public static boolean definitelyNotExecuted(Throwable failure) {
    return failure instanceof ImsException ims
        ? ims.definitelyNotExecuted()
        : failure instanceof ApiException || failure instanceof UnknownRegionException;
  }
}
