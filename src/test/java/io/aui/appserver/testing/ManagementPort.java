package io.aui.appserver.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;

/** A free port for the management of a packaged server under test, at {@link Api#management}. */
public final class ManagementPort {
  private static final String PORT = free();

  private ManagementPort() {}

  /** The settings with which a server uses it. */
  public static Map<String, String> settings() {
    System.setProperty(Settings.MANAGEMENT, "http://localhost:" + PORT);
    return Map.of("quarkus.management.port", PORT, "quarkus.management.test-port", PORT);
  }

  private static String free() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return Integer.toString(socket.getLocalPort());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
