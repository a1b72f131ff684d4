package io.aui.appserver.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who may call. */
@ConfigMapping(prefix = "appserver.access")
public interface AccessConfig {
  /** How callers prove who they are. */
  enum Mode {
    /**
     * They do not: the request's user_id is believed. For development, or behind a gateway that
     * checks.
     */
    NONE,
    /** By a signed token in Authorization. */
    JWT
  }

  /**
   * How callers prove who they are. With none, whoever reaches the port can start agents on the
   * account's bill.
   */
  @WithDefault("jwt")
  Mode mode();
}
