package io.aui.appserver.phone;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Phone calls that agents make. */
@ConfigMapping(prefix = "appserver.outbound")
interface OutboundConfig {
  /**
   * The number that is shown to the called if a request names none. If it is not set, such requests
   * answer NotConfigured (503); IMS refuses one that does not belong to the account.
   */
  Optional<String> callerNumber();
}
