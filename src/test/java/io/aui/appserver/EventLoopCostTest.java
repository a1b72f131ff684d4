package io.aui.appserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.BlockedThreads;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.HttpTestBase;
import io.aui.appserver.testing.Json;
import io.aui.appserver.testing.WorstBodies;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What a single request can cost the event loop, with rules for overrides of every kind. Measured
 * as CPU time of the event loops, which other processes do not lengthen; those of the IMS beside
 * the server are among them.
 */
@QuarkusTest
@TestProfile(EventLoopCostTest.Settings.class)
class EventLoopCostTest extends HttpTestBase {
  /** Tries of the request that the others are compared with. */
  private static final int TRIES = 15;

  /**
   * Tries that any other request has. The compilers are not done with some code in the first ones,
   * above all while other processes need the cores.
   */
  private static final int MOST_TRIES = 200;

  private static final int MAX_BODY = 64 * 1024;
  private static final Duration MOST = Duration.ofMillis(50);

  /** Some three times in practice; hundreds if a check is not linear. */
  private static final int TIMES_A_PLAIN_REQUEST = 20;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Rules of every kind, and others for each type, so that an unknown agent is checked by all. */
  public static class Settings implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "appserver.overrides.deny", "LlmSystemPrompt,LlmConfig.LlmHistory",
          "appserver.overrides.max.MaxIdleTime", "600",
          "appserver.overrides.workflow-types.VoiceChat.allow", "*",
          "appserver.overrides.workflow-types.AvatarChat3D.deny", "AvatarUrl",
          "appserver.overrides.workflow-types.VisionChat.max.Volume", "100",
          "appserver.overrides.workflow-types.VideoChat.deny", "WakeUpQuery",
          "appserver.overrides.workflow-types.OutboundCall.deny", "Greeting");
    }
  }

  @Test
  void noRequestTakesTheEventLoopForLong() {
    // Found by the clock, while here it is CPU time that counts.
    BlockedThreads.disarm();
    Request plain =
        new Request("generateAIAgentCall", start("user_data", "x".repeat(20_000)).toString());
    long most = Math.min(MOST.toNanos(), TIMES_A_PLAIN_REQUEST * leastNanos(plain, 0, TRIES));
    List<String> tooLong = new ArrayList<>();
    worst()
        .forEach(
            (name, request) -> {
              long nanos = leastNanos(request, most, MOST_TRIES);
              if (nanos > most) {
                tooLong.add("%s: %.1f ms, at most %.1f".formatted(name, nanos / 1e6, most / 1e6));
              }
            });
    assertThat(tooLong).isEmpty();
  }

  private record Request(String operation, String body) {}

  private static Map<String, Request> worst() {
    Map<String, Request> requests = new LinkedHashMap<>();
    WorstBodies.configs()
        .forEach(
            (name, config) -> {
              for (Map.Entry<String, String> form :
                  Map.of("object", config, "text", TextNode.valueOf(config).toString())
                      .entrySet()) {
                String as = name + " as " + form.getKey();
                add(requests, as, "generateAIAgentCall", "agent_config", form.getValue());
                String part = "{\"VoiceChat\":" + config + "}";
                if (form.getKey().equals("object")) {
                  add(requests, as, "generateAIAgentCall", "template_config", part);
                  add(requests, as, "generateAIAgentCall", "chat_sync_config", config);
                  add(requests, as, "startAIAgentOutboundCall", "config", config);
                  add(requests, as, "updateAIAgentInstance", "agent_config", config);
                  add(requests, as, "setAIAgentVoiceprint", "input", config);
                  add(requests, as, "sendAIAgentText", "unknown", config);
                  add(requests, as, "sendAIAgentDataChannelMessage", "message", form.getValue());
                }
              }
            });
    for (String text : List.of("字".repeat(20_000), "\\u0000".repeat(10_000), " ".repeat(60_000))) {
      String name = "text of " + text.codePointAt(0);
      add(requests, name, "sendAIAgentText", "text", "\"" + text + "\"");
      add(requests, name, "generateAIAgentCall", "user_data", "\"" + text + "\"");
      add(requests, name, "getRtcAuthToken", "channel_id", "\"" + text + "\"");
    }
    return requests;
  }

  private static void add(
      Map<String, Request> requests, String name, String operation, String member, String value) {
    ObjectNode good =
        switch (operation) {
          case "generateAIAgentCall" -> start("ai_agent_id", "agent-unknown-to-settings");
          case "startAIAgentOutboundCall" ->
              Json.object(
                  "user_id",
                  "u1",
                  "ai_agent_id",
                  "a",
                  "called_number",
                  "138",
                  "caller_number",
                  "021");
          case "setAIAgentVoiceprint" -> Json.object("user_id", "u1", "voiceprint_id", "v1");
          default -> Api.body(operation, "instance-1").deepCopy();
        };
    good.remove(member);
    String open = good.toString();
    String body = open.substring(0, open.length() - 1) + ",\"" + member + "\":" + value + "}";
    if (body.getBytes(UTF_8).length <= MAX_BODY) {
      requests.put(name + " in " + member + " of " + operation, new Request(operation, body));
    }
  }

  private static ObjectNode start(String member, String value) {
    return Json.object("template_config", Json.object(), "user_id", "u1", member, value);
  }

  /**
   * The least CPU time of several tries, or the first one within the limit. With an idempotency
   * key, so that the request is hashed as well.
   */
  private static long leastNanos(Request request, long enough, int tries) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < tries && least > enough; i++) {
      long before = eventLoops();
      Http.Reply reply =
          Http.send(
              Http.request(Api.url("v2", request.operation))
                  .header("Content-Type", "application/json")
                  .header("Idempotency-Key", UUID.randomUUID().toString())
                  .POST(BodyPublishers.ofString(request.body)));
      least = Math.min(least, eventLoops() - before);
      assertThat(reply.code()).as(reply.toString()).isPositive();
    }
    return least;
  }

  private static long eventLoops() {
    long nanos = 0;
    for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().contains("eventloop")) {
        nanos += Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return nanos;
  }
}
