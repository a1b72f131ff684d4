package io.aui.appserver.access.login;

import io.aui.appserver.config.SelfCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Says whether login tokens can be verified, fetching their keys if that is due. */
@Singleton
class LoginSelfCheck implements SelfCheck {
  private final Authenticator authenticator;
  private final LoginConfig config;
  private final InstantSource clock;

  LoginSelfCheck(Authenticator authenticator, LoginConfig config, InstantSource clock) {
    this.authenticator = authenticator;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "login keys";
  }

  @Override
  public Uni<List<Finding>> run() {
    Optional<KeySource> source = authenticator.keys();
    if (source.isEmpty()) {
      return Uni.createFrom()
          .item(
              List.of(
                  Finding.warn(
                      name(),
                      "access mode none: nobody has to log in",
                      "set APPSERVER_ACCESS_MODE=jwt unless a gateway authenticates")));
    }
    return Uni.createFrom()
        .completionStage(() -> source.get().renewed().toCompletionStage())
        .map(keys -> List.of(finding(source.get(), keys.isPresent())));
  }

  private Finding finding(KeySource source, boolean known) {
    String place =
        config.key().isPresent()
            ? "MP_JWT_VERIFY_PUBLICKEY"
            : Authenticator.shown(config.keyLocation().orElse(""));
    if (!known) {
      return Finding.fail(
          name(),
          "could not be fetched from " + place,
          "check MP_JWT_VERIFY_PUBLICKEY_LOCATION, and whether this server reaches it");
    }
    return Finding.pass(
        name(),
        "read from "
            + place
            + source.fetchedAt().map(at -> ", " + age(at) + " s ago").orElse(" at start"));
  }

  private long age(Instant at) {
    return Math.max(0, Duration.between(at, clock.instant()).toSeconds());
  }
}
