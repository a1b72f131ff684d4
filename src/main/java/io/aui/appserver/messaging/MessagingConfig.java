package io.aui.appserver.messaging;

import io.aui.appserver.Secret;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The application of interactive messaging, from the console of ApsaraVideo Live. */
@ConfigMapping(prefix = "appserver.messaging")
interface MessagingConfig {
  /**
   * Its region, used if requests about messaging name none; by default {@code
   * appserver.ims.region}. If it is wrong, IMS does not find the messaging agent.
   */
  // Read by ims.Regions.
  Optional<String> region();

  /** Its id. Needed, like key and signature, if {@link #localTokens()} is on. */
  Optional<String> appId();

  /** Its key. Whoever has it can log in to messaging as anybody. */
  Optional<Secret> appKey();

  /**
   * Its signature, which clients need beside the token; only the console shows it. If it is wrong,
   * clients cannot log in to messaging.
   */
  Optional<Secret> appSign();

  /**
   * Whether chat tokens are made here instead of by IMS. If it is on and id, key or signature is
   * missing, the server does not start; if one is wrong, every login to messaging fails.
   */
  @WithDefault("false")
  boolean localTokens();
}
