package io.aui.appserver.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An IMS that answers as the name of the instance says: {@code long}, else without an end. */
public final class EndlessIms implements QuarkusTestResourceLifecycleManager {
  /** How many characters a long answer has. */
  public static final int LONG = 4_000_000;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", EndlessIms::answer);
    server.start();
    Map<String, String> settings = new HashMap<>(Settings.AS_IN_PRODUCTION);
    settings.put("appserver.ims.endpoint", "http://127.0.0.1:" + server.getAddress().getPort());
    return settings;
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
      threads.shutdownNow();
    }
  }

  private static void answer(HttpExchange context) throws IOException {
    String query = context.getRequestURI().getQuery();
    context.getResponseHeaders().add("Content-Type", "application/json");
    context.sendResponseHeaders(query.contains("refusal") ? 400 : 200, 0);
    try (OutputStream body = context.getResponseBody()) {
      body.write("{\"RequestId\":\"R\",\"Instance\":{\"UserData\":\"".getBytes(UTF_8));
      byte[] part = "x".repeat(LONG / 1_000).getBytes(UTF_8);
      for (int i = 0; i < 1_000 || !query.contains("long"); i++) {
        body.write(part);
      }
      body.write("\"}}".getBytes(UTF_8));
    }
  }
}
