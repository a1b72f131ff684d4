package io.aui.appserver.sandbox;

import io.aui.appserver.Secret;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/**
 * The emulator of IMS inside the process. While it is on, it also supplies values for agents, the
 * ARTC application, uploads and outbound calls unless they are set.
 */
@ConfigMapping(prefix = "appserver.sandbox")
public interface SandboxConfig {
  /**
   * Whether the emulator runs and takes the place of IMS. If it is on in production, calls succeed
   * although no agent speaks: nothing reaches a real account.
   */
  @WithDefault("false")
  boolean enabled();

  /**
   * Its port on 127.0.0.1; 0 takes a free one. Other processes can only use it if it is fixed. If
   * the port is in use, the server does not start.
   */
  @WithDefault("0")
  int port();

  /**
   * Where it sends event callbacks, as IMS would: usually {@code
   * http://localhost:8080/api/v1/aiagent/callback}, this server. They carry the first of {@code
   * appserver.callback.token}. If it is not set, none are sent until {@code PUT /_callbacks}.
   */
  Optional<String> callbackUrl();

  /**
   * The id of the key that calls to it must be signed with. Other processes that use another one
   * are refused as IMS would refuse them.
   */
  @WithDefault(SandboxDefaults.ACCESS_KEY_ID)
  String accessKeyId();

  /**
   * The secret of that key. It guards nothing: if it were that of a real account, it would be known
   * to whoever reads the settings.
   */
  @WithDefault(SandboxDefaults.ACCESS_KEY_SECRET)
  Secret accessKeySecret();
}
