package io.aui.appserver.phone;

import io.aui.appserver.config.ConfigCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reports a missing caller number: every outbound call must then name one. */
@ApplicationScoped
class OutboundConfigCheck implements ConfigCheck {
  static final String VARIABLE = "APPSERVER_OUTBOUND_CALLER_NUMBER";

  private final OutboundConfig config;

  OutboundConfigCheck(OutboundConfig config) {
    this.config = config;
  }

  @Override
  public List<Problem> problems() {
    return config.callerNumber().isPresent()
        ? List.of()
        : List.of(
            Problem.degraded(
                VARIABLE,
                "a phone number of the account; needed by startAIAgentOutboundCall if the"
                    + " request has no caller_number"));
  }
}
