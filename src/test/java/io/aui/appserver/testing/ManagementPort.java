package io.aui.appserver.testing;

import java.util.Map;

/** A free port for the management of a packaged server under test, at {@link Api#management}. */
public final class ManagementPort {
  private static final String PORT = Integer.toString(FreePort.next());

  private ManagementPort() {}

  /** The settings with which a server uses it. */
  public static Map<String, String> settings() {
    System.setProperty(Settings.MANAGEMENT, "http://localhost:" + PORT);
    return Map.of("quarkus.management.port", PORT, "quarkus.management.test-port", PORT);
  }
}
