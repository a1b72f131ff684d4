package io.aui.appserver.health;

import io.aui.appserver.ims.ClockSkew;
import io.aui.appserver.ims.ImsStatus;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready if there are credentials to sign requests with. IMS itself is not called: if it is down, a
 * restart or drain of this server does not help. Says how far the clock is from IMS's, if known.
 */
@Readiness
@ApplicationScoped
class CredentialsReady implements HealthCheck {
  private final ImsStatus ims;
  private final ClockSkew clock;

  CredentialsReady(ImsStatus ims, ClockSkew clock) {
    this.ims = ims;
    this.clock = clock;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("credentials").status(ims.hasCredentials());
    clock.skew().ifPresent(skew -> response.withData("clock_skew_seconds", skew.toSeconds()));
    return response.build();
  }
}
