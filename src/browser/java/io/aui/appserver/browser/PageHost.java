package io.aui.appserver.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Serves the page on a port of its own, which makes it an origin of its own. */
final class PageHost implements AutoCloseable {
  private static final Path FOLDER = Path.of("target", "browser");
  private static final Map<String, String> TYPES =
      Map.of("/page.html", "text/html; charset=utf-8", "/page.js", "text/javascript");

  private final HttpServer server;

  PageHost() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", PageHost::serve);
    server.start();
  }

  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  String page() {
    return origin() + "/page.html";
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String type = TYPES.get(path);
    try (OutputStream body = exchange.getResponseBody()) {
      if (type == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      byte[] content = Files.readAllBytes(FOLDER.resolve(path.substring(1)));
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(200, content.length);
      body.write(content);
    }
  }
}
