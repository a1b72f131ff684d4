package io.aui.appserver.tracing;

import io.aui.appserver.config.ConfigCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Reports the wrong settings of traces, from which {@link TracingSwitch} keeps the framework. */
@ApplicationScoped
class TracingConfigCheck implements ConfigCheck {
  private final Config config;

  TracingConfigCheck(Config config) {
    this.config = config;
  }

  @Override
  public List<Problem> problems() {
    TracingSettings.checked().forEach(config::getConfigValue);
    return TracingSwitch.wrongValues();
  }
}
