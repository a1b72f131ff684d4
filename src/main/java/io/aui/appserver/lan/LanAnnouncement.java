package io.aui.appserver.lan;

import io.aui.appserver.web.QrCode;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Says, in development with {@code -Dlan}, which addresses other devices use. */
@ApplicationScoped
class LanAnnouncement {
  private static final Logger LOG = Logger.getLogger(LanAnnouncement.class);

  private final Optional<String> lan;
  private final int port;
  private final int securePort;

  LanAnnouncement(
      @ConfigProperty(name = LanSettings.SWITCH) Optional<String> lan,
      @ConfigProperty(name = "quarkus.http.port") int port,
      @ConfigProperty(name = "quarkus.http.ssl-port") int securePort) {
    this.lan = lan;
    this.port = port;
    this.securePort = securePort;
  }

  void atStart(@Observes StartupEvent event) {
    boolean named = lan.isPresent() || System.getProperty(LanSettings.SWITCH) != null;
    if (LaunchMode.current() == LaunchMode.DEVELOPMENT
        && named
        && LanSettings.isOn(lan.orElse(""))) {
      LOG.info(text(LanAddresses.all(), port, securePort));
    }
  }

  static String text(List<String> addresses, int port, int securePort) {
    if (addresses.isEmpty()) {
      return "-Dlan: this machine is in no network";
    }
    StringBuilder text =
        new StringBuilder(
            "-Dlan: devices of the same network call this server at one of these addresses. The"
                + " certificate is this machine's own, so a browser asks once whether to go on.\n");
    for (String address : addresses) {
      text.append("  https://%s:%d  http://%s:%d%n".formatted(address, securePort, address, port));
    }
    String console = "https://%s:%d/console/".formatted(addresses.get(0), securePort);
    return text.append(console).append('\n').append(QrCode.lines(console)).toString();
  }
}
