package io.aui.appserver.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How answers are told over HTTP. */
@ConfigMapping(prefix = "appserver.http")
public interface HttpConfig {
  /**
   * Whether v2 answers failures with their real status. The official clients read no error code
   * then; only for clients of your own.
   */
  @WithDefault("false")
  boolean v2RealStatus();
}
