package io.aui.appserver.ims.pipeline;

import io.aui.appserver.LogLimit;
import io.aui.appserver.ims.failure.ImsException;
import io.aui.appserver.ims.failure.UnreachableCause;
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/**
 * Logs why a service cannot be reached, at most once a minute, and once when it can be reached
 * again.
 */
final class Reachability {
  private static final Logger LOG = Logger.getLogger(Reachability.class);

  private final String service;
  private final String host;
  private final LogLimit limit;
  private volatile boolean reported;

  Reachability(String service, String host, InstantSource clock) {
    this.service = service;
    this.host = host;
    this.limit = new LogLimit(clock);
  }

  void unreachable(Throwable thrown) {
    if (limit.permits()) {
      LOG.warnf("%s (%s) cannot be reached: %s", service, host, UnreachableCause.of(thrown));
      reported = true;
    }
  }

  /** The circuit breaker has opened. */
  void opened(ImsException failure, Duration untilProbe) {
    LOG.warnf(
        "%s (%s) failed repeatedly, the last time because %s. Calls are refused; it is tried again"
            + " every %d ms",
        service, host, failure.getMessage(), untilProbe.toMillis());
    reported = true;
  }

  void answered() {
    if (reported) {
      reported = false;
      LOG.infof("%s (%s) answers again", service, host);
    }
  }
}
