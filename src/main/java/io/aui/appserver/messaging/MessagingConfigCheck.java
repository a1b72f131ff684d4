package io.aui.appserver.messaging;

import io.aui.appserver.config.ConfigCheck;
import io.aui.appserver.ims.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the messaging settings: local tokens need id, key and signature of the application. */
@ApplicationScoped
class MessagingConfigCheck implements ConfigCheck {
  private final MessagingConfig config;

  MessagingConfigCheck(MessagingConfig config) {
    this.config = config;
  }

  @Override
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    if (config.region().filter(region -> !Regions.isWellFormed(region)).isPresent()) {
      problems.add(
          Problem.fatal("APPSERVER_MESSAGING_REGION", "must be a region id such as cn-shanghai"));
    }
    if (config.localTokens()) {
      need(problems, "APPSERVER_MESSAGING_APP_ID", config.appId());
      need(problems, "APPSERVER_MESSAGING_APP_KEY", config.appKey());
      need(problems, "APPSERVER_MESSAGING_APP_SIGN", config.appSign());
    }
    return problems;
  }

  private static void need(List<Problem> problems, String variable, Optional<?> setting) {
    if (setting.isEmpty()) {
      problems.add(
          Problem.fatal(
              variable,
              "of the messaging application; needed by APPSERVER_MESSAGING_LOCAL_TOKENS=true"));
    }
  }
}
