package io.aui.appserver.callback;

import io.aui.appserver.config.SelfCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Says whether callbacks of IMS are accepted. */
@Singleton
class CallbackSelfCheck implements SelfCheck {
  private final CallbackConfig config;

  CallbackSelfCheck(CallbackConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "callback token";
  }

  @Override
  public Uni<List<Finding>> run() {
    return Uni.createFrom()
        .item(
            List.of(
                config.token().isPresent()
                    ? Finding.pass(
                        name(), "is set; whether IMS sends the same one cannot be read from IMS")
                    : Finding.warn(
                        name(),
                        "is not set: callbacks are refused, and agents that clients start by"
                            + " themselves are known late",
                        "set APPSERVER_CALLBACK_TOKEN, and the same at IMS")));
  }
}
