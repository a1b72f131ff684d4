package io.aui.appserver.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Set;

/** Who may call, and who may do what. */
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

  /**
   * The token's claim that is the caller's user id. One that users can change themselves lets them
   * become each other; one outside the alphabet of user ids is refused at every call.
   */
  @WithDefault("sub")
  String userClaim();

  /**
   * The group (of claim {@code groups}) that may act for every user and touch everything. Too
   * common a group takes all walls down.
   */
  @WithDefault("aiagent-admin")
  String adminGroup();

  /**
   * Groups that may call an operation that needs a grant, by the operation's name in any case; the
   * administrators' group where an operation is not named, and only the named groups where it is.
   */
  Map<String, Set<String>> grants();
}
