package io.aui.appserver.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Chooses ports that nobody listens on. They are below those that connections get at their own end,
 * so that a server that is started again finds its port free.
 */
public final class FreePort {
  private static final int FIRST = 15_000;
  private static final int LAST = 31_000;
  private static final int ATTEMPTS = 100;

  private FreePort() {}

  /** A port that was free a moment ago. */
  public static int next() {
    for (int i = 0; i < ATTEMPTS; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
      try (ServerSocket free = new ServerSocket(port)) {
        return free.getLocalPort();
      } catch (IOException taken) {
        // The next one.
      }
    }
    throw new IllegalStateException("no port is free");
  }
}
