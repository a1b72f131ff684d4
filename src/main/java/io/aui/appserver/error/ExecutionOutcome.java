package io.aui.appserver.error;

import io.aui.appserver.ims.ImsException;
import io.aui.appserver.ims.UnknownRegionException;
import org.jboss.logging.Logger;

/** Decides from a failure whether IMS may have executed the operation. */
public final class ExecutionOutcome {
  private static final Logger LOG = Logger.getLogger(ExecutionOutcome.class);

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

  /** Logs a failure that is a defect of this server. */
  public static void logIfUnexpected(Throwable failure) {
    if (!(failure instanceof ImsException) && !definitelyNotExecuted(failure)) {
      LOG.error("Unexpected failure", failure);
    }
  }
}
