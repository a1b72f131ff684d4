package io.aui.appserver.agent.catalog;

import io.aui.appserver.config.ConfigCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Checks {@code appserver.inbound-phone-numbers}. Without this check, a malformed value would be
 * ignored silently.
 */
@ApplicationScoped
class InboundConfigCheck implements ConfigCheck {
  private final Optional<String> setting;

  InboundConfigCheck(InboundConfig config) {
    this.setting = config.inboundPhoneNumbers();
  }

  @Override
  public List<Problem> problems() {
    return setting.isEmpty() || InboundNumbers.read(setting.get()).isPresent()
        ? List.of()
        : List.of(
            Problem.fatal(
                "APPSERVER_INBOUND_PHONE_NUMBERS",
                "must be a JSON object such as {\"<agent id>\":[\"02100000000\"]}"));
  }
}
