package io.aui.appserver.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.PackagedServer;
import io.aui.appserver.testing.RawConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Connections by the hundred, with the settings of production; what a single one may do is held by
 * the tests of the package connection.
 */
class FloodsIT extends AttackTestBase {
  private static final String GET = "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n";

  @Test
  void answersThatNobodyReads() throws Exception {
    List<RawConnection> connections = new ArrayList<>();
    try {
      attack(
          () -> {
            for (int i = 0; i < 50; i++) {
              connections.add(connect());
            }
            String ahead = GET.repeat(20_000);
            for (RawConnection connection : connections) {
              assertThat(connection.isClosedWhileSending(ahead, 10)).isTrue();
            }
          });
    } finally {
      close(connections);
    }
  }

  @Test
  void framesWithoutAnEnd() throws Exception {
    String preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0\0\0\0\1\0\0\0\0\1";
    String continuation = "\0\0\4\t\0\0\0\0\1\0\0\0\0".repeat(1_000);
    attack(
        () -> {
          List<RawConnection> connections = new ArrayList<>();
          try {
            for (int i = 0; i < 20; i++) {
              connections.add(connect());
              connections.get(i).isClosedWhileSending(preface, 1);
            }
            for (RawConnection connection : connections) {
              // Not at once: the refusal must reach its client.
              assertThat(connection.isClosedWhileSending(continuation, 1_000_000)).isTrue();
            }
          } finally {
            close(connections);
          }
        });
  }

  /** More bodies that do not go on than there may be connections. */
  @Test
  void bodiesThatStopLeaveRoomForProbesAndAreCutOff() throws Exception {
    PackagedServer server = AttackedServer.server();
    String started = head(newUser(), "sendAIAgentText", 60_000) + "{" + " ".repeat(50_000);
    List<RawConnection> connections = new ArrayList<>();
    try {
      for (int i = 0; i < 2_200; i++) {
        RawConnection connection = connect();
        connections.add(connection);
        connection.isClosedWhileSending(started, 1);
      }
      Http.Reply live = Http.get("http://localhost:" + server.managementPort() + "/q/health/live");
      assertThat(live.status()).isEqualTo(200);
      for (RawConnection connection : connections) {
        // Fails if one of them stays open.
        assertThat(status(connection.readToEnd())).isIn(0, 408, 429, 503);
      }
    } finally {
      close(connections);
    }
  }

  @Test
  void connectionsThatSayNothing() throws Exception {
    List<RawConnection> connections = new ArrayList<>();
    try {
      attack(
          () -> {
            for (int i = 0; i < 2_500; i++) {
              connections.add(connect());
            }
          });
    } finally {
      close(connections);
    }
  }

  private static void close(List<RawConnection> connections) throws IOException {
    for (RawConnection connection : connections) {
      connection.close();
    }
  }
}
