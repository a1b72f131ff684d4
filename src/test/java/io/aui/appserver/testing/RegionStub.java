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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An IMS, and an STS, that takes everything; regions are told apart by path. Each response has what
 * any action needs, unless the query holds {@link #INCOMPLETE}, and a {@code RequestId} that says
 * what was received: {@code <action>?<query>}.
 */
public final class RegionStub implements QuarkusTestResourceLifecycleManager {
  /** In a parameter's value: answer a success without anything in it. */
  public static final String INCOMPLETE = "incomplete";

  private static final Pattern IN_QUERY = Pattern.compile("InstanceId=([^&]+)");
  private static final Pattern IN_ANSWER = Pattern.compile("\"InstanceId\":\"([^\"]+)");
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
    settings.put("appserver.sts.endpoint", base + "/sts/");
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
    return recorded().map(RegionStub::pathAndAction).toList();
  }

  /** Path and action of the calls that named an instance, and of the one that started it. */
  public static List<String> callsAbout(String instanceId) {
    return recorded()
        .filter(call -> call.endsWith(" " + instanceId))
        .map(RegionStub::pathAndAction)
        .toList();
  }

  private static Stream<String> recorded() {
    return Http.get(System.getProperty(PORT) + CALLS).body().lines();
  }

  private static String pathAndAction(String call) {
    return call.substring(0, call.lastIndexOf(' '));
  }

  /** Forgets all calls. */
  public static void forget() {
    Http.get(System.getProperty(PORT) + FORGET);
  }

  private void answer(HttpExchange context) throws IOException {
    String path = context.getRequestURI().getPath();
    String answer;
    if (path.equals(CALLS)) {
      answer = String.join("\n", calls);
    } else if (path.equals(FORGET)) {
      calls.clear();
      answer = "";
    } else {
      String action = context.getRequestHeaders().getFirst("x-acs-action");
      String query = context.getRequestURI().getRawQuery();
      answer = "{\"RequestId\":\"%s?%s\"%s}".formatted(action, query, members(query));
      Matcher named = IN_QUERY.matcher(query);
      Matcher made = IN_ANSWER.matcher(answer);
      String instance = named.find() ? named.group(1) : made.find() ? made.group(1) : "-";
      calls.add(path + " " + action + " " + instance);
    }
    byte[] bytes = answer.getBytes(UTF_8);
    context.getResponseHeaders().add("Content-Type", "application/json");
    context.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream body = context.getResponseBody()) {
      body.write(bytes);
    }
  }

  private String members(String query) {
    return query.contains(INCOMPLETE)
        ? ""
        : """
        ,"InstanceId":"instance-%d","ChannelId":"c1","AIAgentUserId":"a1","UserId":"u1",
        "Token":"t1","Instance":{"Status":"Executing"},"ActiveCount":1,"HumanAgentUserId":"h1",
        "VoiceprintId":"v1","Credentials":{"AccessKeyId":"k1","AccessKeySecret":"s1",
        "SecurityToken":"st1","Expiration":"2030-01-01T00:00:00Z"}"""
            .formatted(instances.incrementAndGet());
  }
}
