package io.aui.appserver.ims.credentials;

import io.aui.appserver.Secret;
import io.aui.appserver.ims.signing.Credentials;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the source of the configured kind of credentials. */
final class CredentialsBeans {
  private static final Duration SHORTEST = Duration.ofMillis(1);

  @Singleton
  @Produces
  CredentialsSource source(
      CredentialsConfig config,
      CredentialsPlacesConfig places,
      @ConfigProperty(name = "appserver.sts.endpoint") URI sts,
      InstantSource clock,
      MeterRegistry meters) {
    CredentialsSource source = source(config, places, sts, clock);
    Gauge.builder("appserver.credentials.expiry", source, each -> secondsLeft(each, clock))
        .description("Time until the credentials expire; NaN if they do not")
        .baseUnit("seconds")
        .register(meters);
    return source;
  }

  /** The configuration has been checked: there is a complete kind unless the sandbox is on. */
  private static CredentialsSource source(
      CredentialsConfig config, CredentialsPlacesConfig places, URI sts, InstantSource clock) {
    return switch (config.kind().orElseThrow()) {
      case ACCESS_KEY ->
          new FixedCredentials(
              new Credentials(
                  config.required(CredentialsConfig.ID),
                  Secret.of(config.required(CredentialsConfig.SECRET)),
                  config.securityToken()),
              "AccessKey of " + CredentialsConfig.ID);
      case DIRECTORY_OF_FILES -> {
        String directory = places.directory().orElseThrow();
        yield new RenewedCredentials(
                CredentialsFetch.ofDirectory(Path.of(directory)),
                CredentialsBeans::onWorker,
                clock,
                "AccessKey in " + directory,
                "Check " + CredentialsConfig.DIRECTORY + " and the mounted Secret")
            .start();
      }
      case OIDC_ROLE ->
          new RenewedCredentials(
                  CredentialsFetch.ofOidcRole(config, sts),
                  CredentialsBeans::onWorker,
                  clock,
                  "role " + config.required(CredentialsConfig.ROLE) + " of the service account",
                  "Check ALIBABA_CLOUD_ROLE_ARN, ALIBABA_CLOUD_OIDC_PROVIDER_ARN,"
                      + " ALIBABA_CLOUD_OIDC_TOKEN_FILE, the role's trust policy and"
                      + " APPSERVER_STS_ENDPOINT")
              .start();
      case INSTANCE_ROLE -> {
        String role = config.required(CredentialsConfig.ECS_ROLE);
        yield new RenewedCredentials(
                CredentialsFetch.ofInstanceRole(role, config.metadataEndpoint().orElseThrow()),
                CredentialsBeans::onWorker,
                clock,
                "role " + role + " of the ECS instance",
                "Check that ALIBABA_CLOUD_ECS_METADATA names the role of the instance, and that pods"
                    + " reach the metadata service")
            .start();
      }
    };
  }

  private static void onWorker(Duration delay, Runnable task) {
    Uni.createFrom()
        .voidItem()
        .onItem()
        .delayIt()
        .by(delay.isZero() ? SHORTEST : delay)
        .subscribe()
        .with(now -> task.run());
  }

  private static double secondsLeft(CredentialsSource source, InstantSource clock) {
    Optional<Instant> expiry = source.expiry();
    return expiry.isEmpty()
        ? Double.NaN
        : Duration.between(clock.instant(), expiry.get()).toMillis() / 1000.0;
  }
}
