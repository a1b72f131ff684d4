package io.aui.appserver.ims;

import io.aui.appserver.LogLimit;
import io.aui.appserver.ims.failure.ImsException;
import io.aui.appserver.ims.failure.OperatorFault;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Tells operators what they have to correct, each fault at most once a minute. */
final class RefusalLog {
  private static final Logger LOG = Logger.getLogger(RefusalLog.class);

  private final Map<OperatorFault, LogLimit> limits = new EnumMap<>(OperatorFault.class);

  RefusalLog(InstantSource clock) {
    Arrays.stream(OperatorFault.values()).forEach(fault -> limits.put(fault, new LogLimit(clock)));
  }

  void log(String action, ImsException failure) {
    OperatorFault.of(action, failure)
        .filter(fault -> limits.get(fault).permits())
        .ifPresent(
            fault ->
                LOG.errorf(
                    "%s is refused with %s (request id %s). %s",
                    action,
                    failure.imsCode().orElse("no code"),
                    failure.imsRequestId().orElse("unknown"),
                    fault.remedy(action)));
  }
}
