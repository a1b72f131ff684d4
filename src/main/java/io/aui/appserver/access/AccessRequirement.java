package io.aui.appserver.access;

import io.aui.appserver.startup.Requirement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Login must be set up, or its absence chosen openly. */
@ApplicationScoped
class AccessRequirement implements Requirement {
  private static final Logger LOG = Logger.getLogger(AccessRequirement.class);

  private final AccessConfig config;

  AccessRequirement(AccessConfig config) {
    this.config = config;
  }

  @Override
  public List<Problem> problems() {
    if (config.mode() == AccessConfig.Mode.NONE) {
      LOG.warn(
          "Access mode none: whoever reaches this port can start agents on the account's bill and act as any user");
      return List.of();
    }
    return List.of(
        Problem.fatal(
            "APPSERVER_ACCESS_MODE",
            "login is not available yet: set none, and let only callers reach this server that you trust"));
  }
}
