package io.aui.appserver.logging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How log lines leave the process. */
@ConfigMapping(prefix = "appserver.log")
public interface LoggingConfig {
  /**
   * How long lines for the console are collected before they are written together; zero writes each
   * at once, which under load costs as much CPU as the requests themselves. A process that is
   * killed takes what was collected with it; one that ends otherwise writes it first.
   */
  @WithDefault("0s")
  Duration flushInterval();
}
