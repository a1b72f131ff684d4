package io.aui.appserver.console;

import io.aui.appserver.web.WebPage;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Serves the console, if it is enabled. */
@ApplicationScoped
class ConsoleRoute {
  private final ConsoleConfig config;

  ConsoleRoute(ConsoleConfig config) {
    this.config = config;
  }

  void register(@Observes Router router) {
    if (config.enabled()) {
      WebPage.serve(router, "console");
    }
  }
}
