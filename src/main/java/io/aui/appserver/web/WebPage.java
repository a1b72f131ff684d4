package io.aui.appserver.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A page at {@code /<name>/}: the resources {@code <name>/index.html}, {@code <name>.css} and
 * {@code <name>.js}. It loads nothing from elsewhere.
 */
public final class WebPage {
  private static final int MOVED = 308;

  /** {@code data:} is for the page's empty icon; without one, browsers ask for another file. */
  private static final String POLICY =
      "default-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors"
          + " 'none'";

  private WebPage() {}

  /** Serves a page from its resources. */
  public static void serve(Router router, String name) {
    String path = "/" + name;
    serve(router, path + "/", "text/html;charset=UTF-8", read(name, "index.html"));
    serve(router, path + path + ".css", "text/css;charset=UTF-8", read(name, name + ".css"));
    serve(router, path + path + ".js", "text/javascript;charset=UTF-8", read(name, name + ".js"));
    router.get(path).handler(request -> addSlash(request, path));
  }

  private static void serve(Router router, String path, String type, Buffer file) {
    router
        .route(path)
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(request -> answer(request, type, file));
  }

  private static void answer(RoutingContext request, String type, Buffer file) {
    HttpServerResponse response = request.response();
    response.putHeader(HttpHeaders.CONTENT_TYPE, type);
    response.putHeader("Content-Security-Policy", POLICY);
    response.putHeader("Referrer-Policy", "no-referrer");
    response.end(file);
  }

  /** The page's links are relative. */
  private static void addSlash(RoutingContext request, String path) {
    request.response().setStatusCode(MOVED).putHeader(HttpHeaders.LOCATION, path + "/").end();
  }

  private static Buffer read(String folder, String name) {
    try (InputStream file = WebPage.class.getResourceAsStream("/" + folder + "/" + name)) {
      if (file == null) {
        throw new IllegalStateException("there is no resource " + folder + "/" + name);
      }
      return Buffer.buffer(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
