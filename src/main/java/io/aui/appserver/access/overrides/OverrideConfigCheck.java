package io.aui.appserver.access.overrides;

import io.aui.appserver.config.ConfigCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Refuses to start with rules that cannot be read: a rule without effect would protect nothing. */
@ApplicationScoped
class OverrideConfigCheck implements ConfigCheck {
  private final OverridePolicy policy;

  OverrideConfigCheck(OverridePolicy policy) {
    this.policy = policy;
  }

  @Override
  public List<Problem> problems() {
    return policy.problems().stream()
        .map(problem -> Problem.fatal("APPSERVER_OVERRIDES_*", problem))
        .toList();
  }
}
