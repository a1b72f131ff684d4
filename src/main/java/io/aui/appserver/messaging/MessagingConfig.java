package io.aui.appserver.messaging;

import io.aui.appserver.Secret;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The application of interactive messaging, from the console of ApsaraVideo Live. */
@ConfigMapping(prefix = "appserver.messaging")
interface MessagingConfig {
  /**
   * Its region, where requests about messaging name none; by default {@code appserver.ims.region}.
   * In a wrong one IMS does not find the messaging agent. Read by {@link
   * io.aui.appserver.ims.Regions}.
   */
  Optional<String> region();

  /** Its id. */
  Optional<String> appId();

  /** Its key. Whoever has it can log in as anybody. */
  Optional<Secret> appKey();

  /** Its signature, which clients need beside the token; only the console tells it. */
  Optional<Secret> appSign();

  /**
   * Whether chat tokens are made here instead of by IMS. With a wrong id, key or signature every
   * login to messaging then fails.
   */
  @WithDefault("false")
  boolean localTokens();
}
