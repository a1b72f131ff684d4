package io.aui.appserver.phone;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Phone calls that agents make. */
@ConfigMapping(prefix = "appserver.outbound")
interface OutboundConfig {
  /**
   * The number that is shown to the called, where a request names none. IMS refuses one that does
   * not belong to the account.
   */
  Optional<String> callerNumber();
}
