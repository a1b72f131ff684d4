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
   * How callers prove who they are. If it is {@code none}, whoever reaches the port can start
   * agents on the account's bill.
   */
  @WithDefault("jwt")
  Mode mode();

  /**
   * The token's claim that is the caller's user id. If users can change it themselves, they can
   * become each other. If its values cannot be user ids, every call is refused (403).
   */
  @WithDefault("sub")
  String userClaim();

  /**
   * The token's claim that holds the caller's groups: an array of texts, or one text. A path with
   * {@code /} between the names leads to a nested claim, such as {@code realm_access/roles}. If
   * users can change it themselves, they can become administrators; if tokens lack it, nobody is in
   * any group.
   */
  @WithDefault("groups")
  String groupsClaim();

  /**
   * The group of the administrators. Its members may act for other users and bypass all ownership
   * checks, so if it is a group that many are in, everybody's instances are theirs.
   */
  @WithDefault("aiagent-admin")
  String adminGroup();

  /**
   * User ids that are administrators too, for issuers that know no groups. If users can choose
   * their {@link #userClaim()}, they can become administrators. If a value cannot be a user id, the
   * server does not start.
   */
  Optional<Set<String>> admins();

  /**
   * Login tokens that are valid for longer are refused, since they cannot be revoked here. Counted
   * from the claim {@code iat} to {@code exp}, from now if there is no {@code iat}. At least 1
   * second. If it is shorter than the issuer's tokens are valid, nobody can log in.
   */
  @WithDefault("7d")
  Duration maxTokenAge();

  /**
   * Groups that may call an operation that needs a grant, by the operation's name in any case. If
   * it is not set for an operation, {@link #adminGroup()} may; if it is, only the named groups. If
   * the name is none of an operation with grants, the server does not start and lists them.
   */
  Map<String, Set<String>> grants();
}
