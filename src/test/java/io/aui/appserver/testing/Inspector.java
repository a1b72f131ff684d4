package io.aui.appserver.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aui.appserver.sandbox.Emulator;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Tells over HTTP what IMS received. Tests and their resources may live in different class loaders,
 * which share nothing but the network.
 */
final class Inspector {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Emulator emulator;
  private final Wire wire;
  private final HttpServer server;

  Inspector(Emulator emulator, Wire wire) {
    this.emulator = emulator;
    this.wire = wire;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void close() {
    server.stop(0);
  }

  private void answer(HttpExchange context) throws IOException {
    byte[] answer =
        switch (context.getRequestURI().getPath()) {
          case "/calls" -> JSON.writeValueAsBytes(emulator.calls());
          case "/wire" -> wire.sent();
          case "/forget" -> {
            emulator.clearCalls();
            emulator.clearFaults();
            wire.forget();
            yield new byte[0];
          }
          case "/down" -> {
            wire.down();
            yield new byte[0];
          }
          case "/up" -> {
            wire.up();
            yield new byte[0];
          }
          default -> "unknown".getBytes(UTF_8);
        };
    context.sendResponseHeaders(200, 0);
    try (OutputStream body = context.getResponseBody()) {
      body.write(answer);
    }
  }
}
