package io.aui.appserver.health;

import io.aui.appserver.ims.ImsStatus;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * {@code GET /q/info} on the management port: name, version, commit, and whether the sandbox is on.
 */
@ApplicationScoped
class InfoRoute {
  /**
   * Read when the class is initialised. A native image does that at build time and does not contain
   * the file.
   */
  private static final String COMMIT = commit();

  private final ImsStatus ims;
  private final String name;
  private final String version;

  InfoRoute(
      ImsStatus ims,
      @ConfigProperty(name = "quarkus.application.name") String name,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    this.ims = ims;
    this.name = name;
    this.version = version;
  }

  void register(@Observes ManagementInterface management) {
    management.router().get("/q/info").handler(this::answer);
  }

  private void answer(RoutingContext request) {
    request.json(
        new JsonObject()
            .put("name", name)
            .put("version", version)
            .put("commit", COMMIT)
            .put("sandbox", ims.isSandbox()));
  }

  private static String commit() {
    Properties git = new Properties();
    try (InputStream in = InfoRoute.class.getResourceAsStream("/git.properties")) {
      if (in != null) {
        git.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return git.getProperty("git.commit.id", "unknown");
  }
}
