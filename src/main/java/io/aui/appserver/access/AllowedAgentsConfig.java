package io.aui.appserver.access;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Which agents clients may choose. The agents that are used by default are set beside it. */
@ConfigMapping(prefix = "appserver.agents")
interface AllowedAgentsConfig {
  /**
   * Agent ids that clients may name; all if not set. Default agents that are not listed still serve
   * requests that name none.
   */
  Optional<List<String>> allowed();
}
