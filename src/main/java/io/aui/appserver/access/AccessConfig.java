package io.aui.appserver.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who may call, and who may do what. */
@ConfigMapping(prefix = "appserver.access")
public interface AccessConfig {
  /** How callers prove who they are. */
  enum Mode {
    /**
     * They do not: the request's user_id is trusted. For development, or behind a gateway that
     * authenticates.
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
   * become each other. Values that cannot be user ids are refused at every call.
   */
  @WithDefault("sub")
  String userClaim();

  /**
   * The token's claim that holds the caller's groups: an array of texts, or one text. A path with
   * {@code /} between the names leads to a nested claim, such as {@code realm_access/roles}. One
   * that users can change themselves lets them become administrators.
   */
  @WithDefault("groups")
  String groupsClaim();

  /** The group of the administrators. Its members bypass all ownership checks. */
  @WithDefault("aiagent-admin")
  String adminGroup();

  /**
   * User ids that are administrators too, for issuers that know no groups. The user claim must then
   * be one that users cannot choose.
   */
  Optional<Set<String>> admins();

  /**
   * Login tokens that are valid for longer are refused: they cannot be revoked here. Counted from
   * the claim {@code iat} to {@code exp}, from now if there is no {@code iat}. At least 1 s.
   */
  @WithDefault("7d")
  Duration maxTokenAge();

  /**
   * Groups that may call an operation that needs a grant, by the operation's name in any case; the
   * administrators' group where an operation is not named, and only the named groups where it is.
   */
  Map<String, Set<String>> grants();
}
