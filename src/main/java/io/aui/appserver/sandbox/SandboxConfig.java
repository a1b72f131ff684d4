package io.aui.appserver.sandbox;

import io.aui.appserver.Secret;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The settings of the sandbox, the emulator of IMS inside this process. */
@ConfigMapping(prefix = "appserver.sandbox")
public interface SandboxConfig {
  /**
   * Whether the emulator runs and replaces IMS and STS. If it is true, no call reaches a real
   * account. Never set it in production.
   */
  @WithDefault("false")
  boolean enabled();

  /**
   * The port on 127.0.0.1; 0 takes a free one. Set a fixed port if another process uses the
   * emulator.
   */
  @WithDefault("0")
  int port();

  /** The id of the access key that signs calls to the emulator. */
  @WithDefault(SandboxDefaults.ACCESS_KEY_ID)
  String accessKeyId();

  /** The secret of that key. It protects nothing; never set the secret of a real account. */
  @WithDefault(SandboxDefaults.ACCESS_KEY_SECRET)
  Secret accessKeySecret();
}
