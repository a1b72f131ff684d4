package io.aui.appserver.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.testing.Json;
import io.aui.appserver.testing.RawConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** More bytes at a time than fit. */
class BytesIT extends AttackTestBase {
  private static final int REQUESTS = 500;
  private static final int USERS = 50;
  private static final int MAX_BODY = 64 * 1024;

  @ParameterizedTest
  @CsvSource({
    "setAIAgentVoiceprint, input, x",
    "sendAIAgentText, text, x",
    "sendAIAgentText, text, 字",
    "generateAIAgentCall, user_data, 字",
    "startAIAgentInstance, agent_config, x",
  })
  void manyLongBodiesAtATime(String operation, String member, String character) throws Exception {
    attack(
        Duration.ofSeconds(5),
        () -> flood(operation, "Content-Length: ", longest(member, character)));
  }

  @Test
  void manyBodiesInChunksOfAByte() throws Exception {
    String body = longest("text", "x").substring(0, MAX_BODY / 4);
    StringBuilder chunks = new StringBuilder();
    body.chars().forEach(c -> chunks.append("1\r\n").append((char) c).append("\r\n"));
    attack(() -> flood("sendAIAgentText", "Transfer-Encoding: chunked", chunks + "0\r\n\r\n"));
  }

  @Test
  void aBodyWithoutAnEnd() throws Exception {
    attack(
        () -> {
          try (RawConnection connection = connect()) {
            connection.send(head(newUser(), "sendAIAgentText", "Transfer-Encoding: chunked"));
            String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
            assertThat(connection.isClosedWhileSending(chunk, 5_000)).isTrue();
          }
        });
  }

  /** All but the last byte of all bodies first, so that all are in flight together. */
  private static void flood(String operation, String header, String body) throws IOException {
    String length = header.endsWith(" ") ? Integer.toString(body.length()) : "";
    List<String> users = new ArrayList<>();
    for (int i = 0; i < USERS; i++) {
      users.add(newUser());
    }
    List<RawConnection> connections = new ArrayList<>();
    try {
      for (int i = 0; i < REQUESTS; i++) {
        RawConnection connection = connect();
        connections.add(connection);
        connection.isClosedWhileSending(
            head(users.get(i % USERS), operation, header + length)
                + body.substring(0, body.length() - 1),
            1);
      }
      for (RawConnection connection : connections) {
        connection.isClosedWhileSending(body.substring(body.length() - 1), 1);
      }
      for (RawConnection connection : connections) {
        String answer = connection.readToEnd();
        // Without one if it was closed while it still sent.
        assertThat(status(answer)).as(answer).isIn(0, 200, 400, 404, 408, 413, 429, 503);
        if (status(answer) == 429 || status(answer) == 503) {
          assertThat(answer).containsIgnoringCase("\r\nRetry-After:");
        }
      }
    } finally {
      for (RawConnection connection : connections) {
        connection.close();
      }
    }
  }

  private static String longest(String member, String character) {
    int room = (MAX_BODY - 300) / (character.equals("x") ? 1 : 3);
    String text = character.repeat(room);
    return bytes(
        switch (member) {
          case "input" ->
              Json.object("voiceprint_id", "v1", member, Json.object("Type", "pcm", "Data", text));
          case "agent_config" ->
              Json.object("workflow_type", "VoiceChat", member, Json.object("Greeting", text));
          default -> Json.object("ai_agent_instance_id", "i1", member, text);
        });
  }
}
