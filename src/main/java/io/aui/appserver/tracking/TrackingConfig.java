package io.aui.appserver.tracking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much is remembered about instances. */
@ConfigMapping(prefix = "appserver.tracking")
public interface TrackingConfig {
  /** Where instances are remembered. */
  enum Store {
    /** In this process: lost with it, and unknown to other replicas. */
    MEMORY
  }

  /** Where instances are remembered. */
  @WithDefault("memory")
  Store store();

  /**
   * Most instances remembered; the oldest are dropped beyond that, and with them their owners'
   * access to them.
   */
  @WithDefault("50000")
  int maxInstances();

  /**
   * How long an instance is remembered after its start, finished or not. Shorter than a call lets
   * it slip out of control.
   */
  @WithDefault("7d")
  Duration maxAge();
}
