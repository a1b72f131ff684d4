package io.aui.appserver.health;

import io.aui.appserver.ims.ImsStatus;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready if there are credentials to sign requests with. IMS itself is not called: if it is down, a
 * restart or drain of this server does not help.
 */
@Readiness
@ApplicationScoped
class CredentialsReady implements HealthCheck {
  private final ImsStatus ims;

  CredentialsReady(ImsStatus ims) {
    this.ims = ims;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("credentials").status(ims.hasCredentials()).build();
  }
}
