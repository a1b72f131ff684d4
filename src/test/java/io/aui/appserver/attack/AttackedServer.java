package io.aui.appserver.attack;

import io.aui.appserver.access.login.TestTokens;
import io.aui.appserver.testing.FreePort;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.PackagedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The one server that all attacks are made on: the packaged one, with its image's own options, in
 * mode jwt, with the sandbox in the place of IMS. It starts before the first attack and ends after
 * the last test, so that what one attack leaves behind is met by the next. If an attack ends it,
 * another one starts, so that each test tells about its own attack.
 */
final class AttackedServer implements BeforeAllCallback, BeforeEachCallback {
  static final int CONCURRENT_INSTANCES = 3;
  static final int REQUESTS_PER_MINUTE = 100;

  private static Running running;

  static PackagedServer server() {
    return running.server;
  }

  static Issuer issuer() {
    return running.issuer;
  }

  /** Adds a fault to the sandbox, such as {@code {"kind":"throttle"}}. */
  static void fault(String fault) {
    Http.Reply reply = Http.post(running.sandbox + "_faults", fault);
    if (reply.status() != 201) {
      throw new AssertionError(reply.body());
    }
  }

  /** Takes all faults from the sandbox. */
  static void noFaults() {
    Http.send(Http.request(running.sandbox + "_faults").DELETE());
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    running =
        context
            .getRoot()
            .getStore(Namespace.create(AttackedServer.class))
            .computeIfAbsent(Running.class, type -> new Running(), Running.class);
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    if (!running.server.isAlive()) {
      running.start();
    }
  }

  private static final class Running implements AutoCloseable {
    private final Issuer issuer;
    private final int sandboxPort;
    private final String sandbox;
    private int starts;
    private PackagedServer server;

    Running() {
      try {
        issuer = new Issuer();
        sandboxPort = FreePort.next();
        sandbox = "http://127.0.0.1:" + sandboxPort + "/";
        start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void start() throws IOException {
      starts++;
      Path directory = Path.of("target", "attacked", Integer.toString(starts));
      server =
          PackagedServer.start(
                  Files.createDirectories(directory), settings(issuer, sandboxPort), List.of())
              .awaitOpen();
    }

    private static Map<String, String> settings(Issuer issuer, int sandboxPort) {
      Map<String, String> settings = new HashMap<>();
      settings.put("APPSERVER_SANDBOX_ENABLED", "true");
      settings.put("APPSERVER_SANDBOX_PORT", Integer.toString(sandboxPort));
      settings.put("APPSERVER_ACCESS_MODE", "jwt");
      settings.put("MP_JWT_VERIFY_ISSUER", TestTokens.ISSUER);
      settings.put("MP_JWT_VERIFY_AUDIENCES", TestTokens.AUDIENCE);
      settings.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", issuer.location());
      settings.put("APPSERVER_AGENTS_ALLOWED", "agent-voice,agent-avatar,agent-vision,agent-video");
      settings.put("APPSERVER_LIMITS_CONCURRENT_INSTANCES", Integer.toString(CONCURRENT_INSTANCES));
      settings.put("APPSERVER_LIMITS_REQUESTS_PER_MINUTE", Integer.toString(REQUESTS_PER_MINUTE));
      settings.put("APPSERVER_OVERRIDES_DENY", "WorkflowOverrideParams,LlmConfig.LlmHistory");
      settings.put("APPSERVER_OVERRIDES_MAX_MAXIDLETIME", "600");
      return settings;
    }

    @Override
    public void close() {
      issuer.close();
      server.close();
    }
  }
}
