package io.aui.appserver.health;

import io.aui.appserver.ims.ImsStatus;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while there are credentials to sign with. IMS itself is never asked: its being down is no
 * reason to restart or drain this server.
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
