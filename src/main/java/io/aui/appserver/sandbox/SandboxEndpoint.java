package io.aui.appserver.sandbox;

import io.aui.appserver.Secret;
import io.aui.appserver.ims.ImsEndpoint;
import io.aui.appserver.ims.signing.Credentials;
import io.aui.appserver.sandbox.callbacks.CallbackTarget;
import io.aui.appserver.sandbox.state.ConfigurationCheck;
import io.aui.appserver.sandbox.state.RtcApp;
import io.quarkus.arc.lookup.LookupIfProperty;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.Interceptor;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Replaces IMS in every region, and STS, by an emulator. This bean can be looked up only if {@code
 * appserver.sandbox.enabled} is true. The emulator then listens before anything else starts.
 */
@ApplicationScoped
@LookupIfProperty(name = "appserver.sandbox.enabled", stringValue = "true")
public class SandboxEndpoint implements ImsEndpoint {
  private static final Logger LOG = Logger.getLogger(SandboxEndpoint.class);

  /**
   * A system property: nothing else outlives a live reload, which replaces all classes. It is set
   * in development only.
   */
  private static final String SAVED = "io.aui.sandbox.saved";

  private static final int FOUND = 302;
  private static final String OPEN = "none";

  private final SandboxConfig settings;
  private final Vertx vertx;
  private final String accessMode;
  private final Credentials credentials;
  private final Emulator emulator;

  SandboxEndpoint(
      SandboxConfig settings,
      Config config,
      Instance<ConfigurationCheck> configCheck,
      Vertx vertx) {
    this.settings = settings;
    this.vertx = vertx;
    this.accessMode = config.getValue("appserver.access.mode", String.class);
    this.credentials =
        new Credentials(settings.accessKeyId(), settings.accessKeySecret(), Optional.empty());
    EmulatorOptions options =
        new EmulatorOptions()
            .port(settings.port())
            .credentials(credentials)
            .agents(ConfiguredAgents.in(config))
            .rtc(rtc(config))
            .saved(Optional.ofNullable(System.getProperty(SAVED)));
    settings
        .callbackUrl()
        .ifPresent(
            url ->
                options.callbacks(
                    new CallbackTarget(
                        url,
                        config.getValues(SandboxDefaults.CALLBACK_TOKEN, Secret.class).get(0))));
    if (configCheck.isResolvable()) {
      options.configCheck(configCheck.get());
    }
    this.emulator = new Emulator(options);
  }

  @Override
  public URI base(String region) {
    return emulator.base();
  }

  @Override
  public URI sts() {
    return emulator.base();
  }

  @Override
  public Credentials credentials() {
    return credentials;
  }

  /** The emulator, for tests that add faults or read its calls. */
  public Emulator emulator() {
    return emulator;
  }

  void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
    if (settings.enabled()) {
      emulator.start();
      LOG.warnf(
          "SANDBOX: calls go to an emulator of IMS on %s and reach no account."
              + " Never use this in production (appserver.sandbox.enabled). Open it in a"
              + " browser to see what it offers.",
          emulator.base());
    }
  }

  /**
   * What the console needs; and in development, a browser that opens this server's address finds
   * the console.
   */
  void serveConsole(@Observes Router router) {
    if (!settings.enabled()) {
      return;
    }
    if (accessMode.equals(OPEN)) {
      ConsoleControls controls = new ConsoleControls(vertx, emulator::base);
      router.route(ConsoleControls.PATH + "*").handler(controls::handle);
    }
    if (isDevelopment()) {
      router
          .get("/")
          .handler(
              request ->
                  request
                      .response()
                      .setStatusCode(FOUND)
                      .putHeader(HttpHeaders.LOCATION, "/console/")
                      .end());
    }
  }

  void stop(@Observes ShutdownEvent event) {
    emulator.close();
    if (settings.enabled() && isDevelopment()) {
      System.setProperty(SAVED, emulator.saved());
    }
  }

  private static boolean isDevelopment() {
    return LaunchMode.current() == LaunchMode.DEVELOPMENT;
  }

  private static RtcApp rtc(Config config) {
    return new RtcApp(
        config
            .getOptionalValue("appserver.rtc.app-id", String.class)
            .orElse(SandboxDefaults.RTC_APP_ID),
        Secret.of(
            config
                .getOptionalValue("appserver.rtc.app-key", String.class)
                .orElse(SandboxDefaults.RTC_APP_KEY)));
  }
}
