package io.aui.appserver.guest;

import io.aui.appserver.web.WebPage;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Serves the page with which guests redeem a pass and use it. */
@ApplicationScoped
class GuestPage {
  static final String PATH = "/guest/";

  void register(@Observes Router router) {
    WebPage.serve(router, "guest");
  }
}
