package io.aui.appserver.admin;

import io.aui.appserver.Secret;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** What administrators can do if they cannot log in. */
@ConfigMapping(prefix = "appserver.admin")
public interface AdminConfig {
  /**
   * What opens the administrators' operations on the management port, as {@code Authorization:
   * Bearer <token>}, at least 24 characters; secret. Several while it is being changed, separated
   * by commas. It works in every access mode and without an issuer of logins. If it is not set,
   * they are refused there (503), and nobody can freeze starts while logins fail. Whoever knows it
   * and reaches that port can stop everybody's calls.
   */
  Optional<Set<Secret>> token();
}
