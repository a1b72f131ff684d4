package io.aui.appserver.phone;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The settings of outbound phone calls. */
@ConfigMapping(prefix = "appserver.outbound")
interface OutboundConfig {
  /**
   * The number shown to the callee if a request names none. IMS refuses a number that does not
   * belong to the account.
   */
  Optional<String> callerNumber();
}
