package io.aui.appserver.error;

import io.aui.appserver.ims.ImsException;
import io.aui.appserver.ims.UnknownRegionException;
import org.jboss.logging.Logger;

/** What failures will be answered with, for those who keep an answer or have to undo something. */
public final class ExecutionOutcome {
  private static final Logger LOG = Logger.getLogger(ExecutionOutcome.class);

  private ExecutionOutcome() {}

  /**
   * Whether an operation that failed so certainly changed nothing at IMS: it was refused here, or
   * IMS says so. Anything unforeseen may have happened behind IMS's answer.
   */
  public static boolean definitelyNotExecuted(Throwable failure) {
    return failure instanceof ImsException ims
        ? ims.definitelyNotExecuted()
        : failure instanceof ApiException || failure instanceof UnknownRegionException;
  }

  /** Logs what no answer explains: a defect of this server. */
  public static void logIfUnexpected(Throwable failure) {
    if (!(failure instanceof ImsException) && !definitelyNotExecuted(failure)) {
      LOG.error("Unexpected failure", failure);
    }
  }
}
