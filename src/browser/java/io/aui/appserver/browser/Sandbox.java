package io.aui.appserver.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.stream.StreamSupport;

/** The IMS within the server's process: what it received, and how it is made to refuse. */
final class Sandbox {
  private final int port;

  Sandbox(int port) {
    this.port = port;
  }

  int port() {
    return port;
  }

  void reset() {
    Http.json("DELETE", control("_calls"), "");
    Http.json("DELETE", control("_faults"), "");
  }

  /** The next call of this operation is refused so. */
  void refuse(String action, int status, String code) {
    String fault = "{\"action\":\"%s\",\"kind\":\"error\",\"status\":%d,\"code\":\"%s\"}";
    Http.json("POST", control("_faults"), fault.formatted(action, status, code));
  }

  /** All calls since the reset. */
  List<JsonNode> calls() {
    JsonNode calls = Http.json("GET", control("_calls"), "").path("calls");
    return StreamSupport.stream(calls.spliterator(), false).toList();
  }

  /** What the one call of this operation said. */
  JsonNode received(String action) {
    List<JsonNode> matching =
        calls().stream().filter(call -> call.path("action").asText().equals(action)).toList();
    assertThat(matching).as(action).hasSize(1);
    return matching.get(0).path("parameters");
  }

  private URI control(String path) {
    return URI.create("http://127.0.0.1:" + port + "/" + path);
  }
}
