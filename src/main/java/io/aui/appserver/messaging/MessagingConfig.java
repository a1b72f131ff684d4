package io.aui.appserver.messaging;

import io.aui.appserver.Secret;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The application of interactive messaging, from the console of ApsaraVideo Live. */
@ConfigMapping(prefix = "appserver.messaging")
interface MessagingConfig {
  /**
   * The region for messaging requests that name none; by default {@code appserver.ims.region}. In a
   * wrong region IMS does not find the messaging agent. Read by {@link
   * io.aui.appserver.ims.Regions}.
   */
  Optional<String> region();

  /** The id of the application. */
  Optional<String> appId();

  /** The key of the application. A client that knows it can log in as any user. */
  Optional<Secret> appKey();

  /**
   * The signature of the application, which clients need in addition to the token. The console
   * shows it.
   */
  Optional<Secret> appSign();

  /**
   * Whether this server makes chat tokens itself instead of calling IMS. With a wrong id, key or
   * signature every login to messaging fails.
   */
  @WithDefault("false")
  boolean localTokens();
}
