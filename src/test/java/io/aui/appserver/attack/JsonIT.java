package io.aui.appserver.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.testing.Http;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** JSON that is costly to read, to check or to write, with rules for overrides. */
class JsonIT extends AttackTestBase {
  private static final int ROUNDS = 5;
  private static final int ROOM = 60_000;

  @Test
  void noBodyTakesTheServerFromOthers() throws Exception {
    Map<String, String> worst = worst();
    attack(
        () -> {
          for (int i = 0; i < ROUNDS; i++) {
            for (Map.Entry<String, String> body : worst.entrySet()) {
              Http.Reply reply = start(newUser(), body.getValue());
              assertThat(reply.status()).as(body.getKey() + reply.body()).isIn(200, 400, 413);
            }
          }
        });
  }

  @Test
  void aRequestThatIsRefusedIsNotInFlightForEver() throws Exception {
    Map<String, String> worst = worst();
    attack(
        () ->
            worst.forEach(
                (name, body) -> {
                  String user = newUser();
                  Http.Reply first = keyed(user, body);
                  Http.Reply second = keyed(user, body);
                  assertThat(second.status()).as(name).isEqualTo(first.status());
                }));
  }

  private static Map<String, String> worst() {
    Map<String, String> bodies = new LinkedHashMap<>();
    bodies.put(
        "deep arrays", config("{\"x\":" + "[".repeat(ROOM / 2) + "]".repeat(ROOM / 2) + "}"));
    bodies.put("deep objects", config("{\"x\":".repeat(ROOM / 6) + "0" + "}".repeat(ROOM / 6)));
    bodies.put("never closed", "[".repeat(ROOM));
    bodies.put("many members", config(members(5_000, "")));
    bodies.put(
        "capped members",
        config(
            IntStream.range(0, 2_000)
                .mapToObj(i -> "{\"MaxIdleTime\":601}")
                .collect(Collectors.joining(",", "{\"x\":[", "]}"))));
    bodies.put(
        "allowed members",
        config(
            IntStream.range(0, 1_900)
                .mapToObj(i -> "{\"MaxIdleTime\":1}")
                .collect(Collectors.joining(",", "{\"x\":[", "]}"))));
    bodies.put("one long name", config("{\"" + "n".repeat(ROOM) + "\":0}"));
    bodies.put("names that hash alike", config(alike()));
    bodies.put(
        "one member again and again",
        config("{" + "\"Volume\":1,".repeat(5_000) + "\"Volume\":1}"));
    bodies.put("texts in texts", config(quoted("{}")));
    bodies.put("escapes", config("{\"Greeting\":\"" + "\\u0000".repeat(ROOM / 6) + "\"}"));
    bodies.put(
        "halves of characters", config("{\"Greeting\":\"" + "\\ud800".repeat(ROOM / 6) + "\"}"));
    for (String number :
        new String[] {
          "9".repeat(ROOM), "1e999999999", "-1e-999999999", "1" + "0".repeat(900) + "e2147483647"
        }) {
      String name = " number " + number.substring(0, 6);
      bodies.put("capped" + name, config("{\"MaxIdleTime\":" + number + "}"));
      bodies.put("checked" + name, config("{\"Volume\":" + number + "}"));
      bodies.put("unknown" + name, config("{\"x\":" + number + "}"));
      bodies.put("expire" + name, "{\"workflow_type\":\"VoiceChat\",\"expire\":" + number + "}");
    }
    return bodies;
  }

  private static String config(String config) {
    return "{\"workflow_type\":\"VoiceChat\",\"agent_config\":" + config + "}";
  }

  private static String members(int count, String prefix) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"" + prefix + i + "\":0")
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** Names with one hash code for Java's maps: any row of Aa and BB. */
  private static String alike() {
    return IntStream.range(0, 2_000)
        .mapToObj(i -> Integer.toBinaryString(2_048 + i).replace("0", "Aa").replace("1", "BB"))
        .map(name -> "\"" + name + "\":0")
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** Each level doubles what the one below needs of quotes. */
  private static String quoted(String json) {
    String text = json;
    for (int i = 0; i < 13; i++) {
      text =
          "{\"WorkflowOverrideParams\":\""
              + text.replace("\\", "\\\\").replace("\"", "\\\"")
              + "\"}";
    }
    return text;
  }

  private static Http.Reply start(String user, String body) {
    return Http.send(request("v1", user, "generateAIAgentCall", body));
  }

  private static Http.Reply keyed(String user, String body) {
    return Http.send(
        request("v1", user, "generateAIAgentCall", body).header("Idempotency-Key", "the-same"));
  }
}
