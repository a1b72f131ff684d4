package io.aui.appserver.console;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Serves the files of the console, if it is enabled. They load nothing from elsewhere. */
@ApplicationScoped
class ConsoleRoute {
  private static final String PATH = "/console";
  private static final String PAGE = "index.html";
  private static final int MOVED = 308;

  private static final Map<String, String> TYPES =
      Map.of(
          PAGE,
          "text/html;charset=UTF-8",
          "console.css",
          "text/css;charset=UTF-8",
          "console.js",
          "text/javascript;charset=UTF-8");

  /** {@code data:} is for the page's empty icon; without one, browsers ask for another file. */
  private static final String POLICY =
      "default-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors"
          + " 'none'";

  private final ConsoleConfig config;

  ConsoleRoute(ConsoleConfig config) {
    this.config = config;
  }

  void register(@Observes Router router) {
    if (!config.enabled()) {
      return;
    }
    TYPES.forEach(
        (name, type) -> {
          Buffer file = read(name);
          String path = PATH + "/" + (name.equals(PAGE) ? "" : name);
          router
              .route(path)
              .method(HttpMethod.GET)
              .method(HttpMethod.HEAD)
              .handler(request -> answer(request, type, file));
        });
    router.get(PATH).handler(ConsoleRoute::addSlash);
  }

  private static void answer(RoutingContext request, String type, Buffer file) {
    HttpServerResponse response = request.response();
    response.putHeader(HttpHeaders.CONTENT_TYPE, type);
    response.putHeader("Content-Security-Policy", POLICY);
    response.putHeader("Referrer-Policy", "no-referrer");
    response.end(file);
  }

  /** The page's links are relative. */
  private static void addSlash(RoutingContext request) {
    request.response().setStatusCode(MOVED).putHeader(HttpHeaders.LOCATION, PATH + "/").end();
  }

  private static Buffer read(String name) {
    try (InputStream file = ConsoleRoute.class.getResourceAsStream("/console/" + name)) {
      if (file == null) {
        throw new IllegalStateException("there is no resource console/" + name);
      }
      return Buffer.buffer(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
