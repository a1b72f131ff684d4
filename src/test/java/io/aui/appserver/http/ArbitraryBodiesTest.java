package io.aui.appserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.HttpTestBase;
import io.aui.appserver.testing.Json;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No body makes the server fail with 5xx. */
@QuarkusTest
class ArbitraryBodiesTest extends HttpTestBase {
  private static final int BODIES = 1_500;
  private static final List<String> NAMES =
      List.of(
          "user_id",
          "ai_agent_id",
          "workflow_type",
          "channel_id",
          "region",
          "expire",
          "template_config",
          "agent_config",
          "chat_sync_config",
          "session_id",
          "user_data",
          "ai_agent_instance_id",
          "text",
          "enable_interrupt",
          "type",
          "role",
          "VoiceChat",
          "Volume",
          "LlmConfig",
          "LlmHistory",
          "AsrConfig",
          "",
          "💥");
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "u1",
          "VoiceChat",
          "agent-voice",
          "agent-chat",
          "cn-shanghai",
          "{}",
          "[]",
          "{\"Volume\":1}",
          "\u0000",
          "💥",
          "null",
          "Text",
          "admin",
          "../..",
          "%00",
          "\uD800");

  @Test
  void neverMakeTheServerFail() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> operations = new ArrayList<>(Api.IMS_OPERATIONS);
    operations.add("getRtcAuthToken");
    for (int i = 0; i < BODIES; i++) {
      String operation = operations.get(random.nextInt(operations.size()));
      String body = mangled(random, body(random, operation));
      Http.Reply reply = Api.call(random.nextBoolean() ? "v1" : "v2", operation, body);
      String call = "seed " + seed + ": " + operation + " " + body + " -> " + reply;
      assertThat(reply.status()).as(call).isLessThan(500);
      assertThat(reply.code()).as(call).isBetween(200, 499);
      assertThat(reply.text("request_id")).as(call).isNotBlank();
    }
  }

  /** The good request with some members replaced or added. */
  private static String body(Random random, String operation) {
    ObjectNode body = Api.body(operation, "an-instance").deepCopy();
    if (body.has("user_id")) {
      // Limits count by user, and other tests use the usual one.
      body.put("user_id", "u-arbitrary");
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      body.set(NAMES.get(random.nextInt(NAMES.size())), value(random, 0));
    }
    return body.toString();
  }

  private static JsonNode value(Random random, int depth) {
    int kind = random.nextInt(depth > 4 ? 6 : 9);
    ObjectNode holder = Json.object();
    switch (kind) {
      case 0 -> holder.putNull("x");
      case 1 -> holder.put("x", random.nextBoolean());
      case 2 -> holder.put("x", random.nextLong());
      case 3 -> holder.put("x", random.nextInt(3) - 1);
      case 4 -> holder.put("x", random.nextGaussian());
      case 5 -> holder.put("x", TEXTS.get(random.nextInt(TEXTS.size())));
      case 6 -> {
        var array = holder.putArray("x");
        for (int i = random.nextInt(3); i > 0; i--) {
          array.add(value(random, depth + 1));
        }
      }
      default -> {
        ObjectNode object = holder.putObject("x");
        for (int i = random.nextInt(4); i > 0; i--) {
          object.set(NAMES.get(random.nextInt(NAMES.size())), value(random, depth + 1));
        }
      }
    }
    return holder.path("x");
  }

  /** Now and then a character is lost, changed or doubled. */
  private static String mangled(Random random, String body) {
    if (random.nextInt(3) > 0) {
      return body;
    }
    int at = random.nextInt(body.length());
    String middle =
        switch (random.nextInt(3)) {
          case 0 -> "";
          case 1 -> String.valueOf((char) random.nextInt(0x250));
          default -> body.substring(at, at + 1).repeat(2);
        };
    return body.substring(0, at) + middle + body.substring(at + 1);
  }
}
