package io.aui.appserver.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The console, a page at {@code /console/} on the API's port. */
@ConfigMapping(prefix = "appserver.console")
interface ConsoleConfig {
  /**
   * Whether the page is served; by default while the sandbox is on. With a real account it is for
   * administrators: it asks for a login token, and in access mode {@code none} it can list nothing.
   * The page itself holds no secrets, but whoever can reach it learns that this server is there.
   */
  @WithDefault("${appserver.sandbox.enabled:false}")
  boolean enabled();
}
