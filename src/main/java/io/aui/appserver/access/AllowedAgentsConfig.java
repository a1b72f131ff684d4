package io.aui.appserver.access;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Which agents clients may choose. */
@ConfigMapping(prefix = "appserver.agents")
interface AllowedAgentsConfig {
  /**
   * Agent ids that clients may name; all if it is not set. Any other is refused (403). Default
   * agents that are not listed still serve requests that name none. If it is not set, clients can
   * start every agent of the account.
   */
  Optional<List<String>> allowed();
}
