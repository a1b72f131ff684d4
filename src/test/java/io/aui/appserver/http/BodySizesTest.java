package io.aui.appserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.testing.HttpTestBase;
import io.aui.appserver.testing.RawConnection;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chunked, announced and unread bodies. */
@QuarkusTest
class BodySizesTest extends HttpTestBase {
  private static final String TOKEN = "/api/v1/aiagent/getRtcAuthToken";
  private static final String CHUNKED = "Transfer-Encoding: chunked";
  private static final String GOOD = "{\"user_id\":\"u1\"}";
  private static final String KIB = "x".repeat(1024);

  @Test
  void aBodyMayComeInPieces() throws IOException {
    try (RawConnection connection = RawConnection.open()) {
      connection.head(TOKEN, CHUNKED);
      for (int i = 0; i < GOOD.length(); i++) {
        connection.chunk(GOOD.substring(i, i + 1));
      }
      assertThat(connection.chunk("").answer()).startsWith("HTTP/1.1 200");
      connection.head(TOKEN, "Content-Length: " + GOOD.length());
      for (int i = 0; i < GOOD.length(); i++) {
        connection.send(GOOD.substring(i, i + 1));
      }
      assertThat(connection.answer()).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void aChunkedBodyIsCutAtTheLimitAndItsConnectionStaysGood() throws IOException {
    try (RawConnection connection = RawConnection.open()) {
      connection.head(TOKEN, CHUNKED);
      for (int i = 0; i < 65; i++) {
        connection.chunk(KIB);
      }
      // Before it has ended.
      assertThat(connection.answer()).startsWith("HTTP/1.1 413").contains("BodyTooLarge");
      connection.chunk(KIB).chunk("");
      connection.head(TOKEN, "Content-Length: " + GOOD.length()).send(GOOD);
      assertThat(connection.answer()).startsWith("HTTP/1.1 200");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TOKEN, "/api/v1/aiagent/nothing", "/"})
  void aBodyWithoutAnEndLosesItsConnection(String path) throws IOException {
    try (RawConnection connection = RawConnection.open()) {
      connection.head(path, CHUNKED);
      String chunk = KIB.repeat(64);
      int sent = 0;
      try {
        while (sent < 1_000) {
          connection.chunk(chunk);
          sent++;
        }
      } catch (IOException closed) {
        // What is expected.
      }
      assertThat(sent).isLessThan(1_000);
    }
  }

  @Test
  void expectContinueIsHonouredOnlyIfTheBodyMayCome() throws IOException {
    String expect = "Expect: 100-continue";
    try (RawConnection connection = RawConnection.open()) {
      connection.head(TOKEN, expect, "Content-Length: " + GOOD.length());
      assertThat(connection.answer()).startsWith("HTTP/1.1 100");
      assertThat(connection.send(GOOD).answer()).startsWith("HTTP/1.1 200");
    }
    try (RawConnection connection = RawConnection.open()) {
      connection.head(TOKEN, expect, "Content-Length: 65537");
      assertThat(connection.answer()).startsWith("HTTP/1.1 413");
    }
  }
}
