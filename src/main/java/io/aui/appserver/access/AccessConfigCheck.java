package io.aui.appserver.access;

import io.aui.appserver.access.login.Authenticator;
import io.aui.appserver.access.login.ClaimRules;
import io.aui.appserver.config.ConfigCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Checks the settings of login, grants and administrators. */
@ApplicationScoped
class AccessConfigCheck implements ConfigCheck {
  private static final Logger LOG = Logger.getLogger(AccessConfigCheck.class);

  private final AccessConfig config;
  private final Authenticator authenticator;

  AccessConfigCheck(AccessConfig config, Authenticator authenticator) {
    this.config = config;
    this.authenticator = authenticator;
  }

  @Override
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    if (config.mode() == AccessConfig.Mode.NONE) {
      LOG.warn(
          "Access mode none: anyone who can reach this port can start agents at the account's"
              + " expense and act as any user");
    } else {
      problems.addAll(
          authenticator.open(
              new ClaimRules(config.userClaim(), config.groupsClaim(), config.maxTokenAge())));
    }
    if (config.maxTokenAge().toSeconds() < 1) {
      problems.add(Problem.fatal("APPSERVER_ACCESS_MAX_TOKEN_AGE", "must be at least 1 s"));
    }
    Grants grants = new Grants(config);
    problems.addAll(grants.unknownOperations());
    if (!grants.unusableAdmins().isEmpty()) {
      problems.add(
          Problem.fatal(
              "APPSERVER_ACCESS_ADMINS",
              "must be user ids, 1 to 64 characters out of A-Z a-z 0-9 _ -; not: "
                  + String.join(", ", grants.unusableAdmins())));
    }
    return problems;
  }
}
