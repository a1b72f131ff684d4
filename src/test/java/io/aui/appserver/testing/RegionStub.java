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
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** An IMS whose regions are told apart by path, and which believes everything. */
public final class RegionStub implements QuarkusTestResourceLifecycleManager {
  private static final String PORT = "test.region-stub";
  private static final String CALLS = "/calls";
  private static final String FORGET = "/forget";

  private final Queue<String> calls = new ConcurrentLinkedQueue<>();
  private final AtomicInteger instances = new AtomicInteger();
  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/", this::answer);
    server.start();
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    System.setProperty(PORT, base);
    Map<String, String> settings = new HashMap<>(Settings.AS_IN_PRODUCTION);
    settings.put("appserver.ims.endpoint", base + "/{region}/");
    return settings;
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  /** Path and action of all calls since {@link #forget()}. */
  public static List<String> calls() {
    return Http.get(System.getProperty(PORT) + CALLS).body().lines().toList();
  }

  /** Forgets all calls. */
  public static void forget() {
    Http.get(System.getProperty(PORT) + FORGET);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String answer;
    if (path.equals(CALLS)) {
      answer = String.join("\n", calls);
    } else if (path.equals(FORGET)) {
      calls.clear();
      answer = "";
    } else {
      calls.add(path + " " + exchange.getRequestHeaders().getFirst("x-acs-action"));
      answer =
          """
          {"RequestId":"R-1","InstanceId":"instance-%d","ChannelId":"c1","AIAgentUserId":"a1",
           "UserId":"u1","Token":"t1","Instance":{"Status":"Executing"}}
          """
              .formatted(instances.incrementAndGet());
    }
    byte[] bytes = answer.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }
}
