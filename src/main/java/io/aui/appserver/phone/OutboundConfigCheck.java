package io.aui.appserver.phone;

import io.aui.appserver.config.ConfigCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Without a number of the account, phone calls need one in every request. */
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
                "a phone number of the account; needed by startAIAgentOutboundCall where the"
                    + " request names no caller_number"));
  }
}
