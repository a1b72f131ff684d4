package io.aui.appserver.admin;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Serves the administrators' operations on the management port, too, so that the kill switch works
 * while nobody can log in. Their requests pass through the router of the API's port, so that all
 * that holds there holds for them: deadline, bounds, validation, audit line. Only version 1, whose
 * statuses are real.
 */
@ApplicationScoped
class AdminRoute {
  private static final String ON_MANAGEMENT_PORT = AdminRoute.class.getName();
  private static final String PATH = "/api/v1/aiagent/";
  private static final Set<String> PATHS =
      Set.of(
          PATH + AdminResource.STOP_ALL,
          PATH + AdminResource.FREEZE,
          PATH + AdminResource.LIST,
          PATH + AdminResource.USAGE);

  private Router api;

  /** The framework announces the API's router before the management's. */
  void remember(@Observes Router router) {
    api = router;
  }

  void register(@Observes ManagementInterface management) {
    Router router = management.router();
    router.getRoutes().stream().filter(AdminRoute::collectsBodies).forEach(Route::disable);
    // Without a path of its own, so that the other router sees the whole path.
    router
        .route()
        .handler(request -> pass(request, api::handleContext))
        .failureHandler(request -> pass(request, api::handleFailure));
  }

  /**
   * The framework collects bodies on the management port before any route sees the request, up to
   * its own limit and for as long as the client likes. Nothing else there has a body. The route is
   * disabled, since Vert.x does not find it again in order to remove it.
   */
  private static boolean collectsBodies(Route route) {
    return route.getPath() == null && route.toString().contains("VertxHttpRecorder");
  }

  private static void pass(RoutingContext request, Consumer<RoutingContext> to) {
    if (PATHS.contains(request.normalizedPath())) {
      request.put(ON_MANAGEMENT_PORT, true);
      to.accept(request);
    } else {
      request.next();
    }
  }

  static boolean isOnManagementPort(RoutingContext request) {
    return request.get(ON_MANAGEMENT_PORT, false);
  }
}
