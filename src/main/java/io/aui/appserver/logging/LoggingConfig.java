package io.aui.appserver.logging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How log lines leave the process. */
@ConfigMapping(prefix = "appserver.log")
public interface LoggingConfig {
  /**
   * How long lines for the console are collected before they are written together. If it is zero,
   * each is written at once, which under load costs as much CPU as the requests themselves. If it
   * is long, a process that is killed loses more lines; one that ends otherwise writes them first.
   */
  @WithDefault("0s")
  Duration flushInterval();
}
