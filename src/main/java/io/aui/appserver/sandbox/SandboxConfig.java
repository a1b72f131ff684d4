package io.aui.appserver.sandbox;

import io.aui.appserver.Secret;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the emulator inside the process. */
@ConfigMapping(prefix = "appserver.sandbox")
public interface SandboxConfig {
  /**
   * Whether the emulator runs and takes the place of IMS. With it on, no call of any kind reaches a
   * real account.
   */
  @WithDefault("false")
  boolean enabled();

  /** Its port on 127.0.0.1; 0 takes a free one. Fix it where another process is to use it. */
  @WithDefault("0")
  int port();

  /** The id of the key that calls to it must be signed with. */
  @WithDefault(SandboxDefaults.ACCESS_KEY_ID)
  String accessKeyId();

  /** The secret of that key. Not one of a real account: it guards nothing here. */
  @WithDefault(SandboxDefaults.ACCESS_KEY_SECRET)
  Secret accessKeySecret();
}
