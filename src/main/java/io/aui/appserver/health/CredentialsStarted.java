package io.aui.appserver.health;

import io.aui.appserver.ims.ImsStatus;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/**
 * The start is done when there are credentials: a rollout with a wrong role stops at its first pod.
 */
@Startup
@ApplicationScoped
class CredentialsStarted implements HealthCheck {
  private final ImsStatus ims;
  private volatile boolean started;

  CredentialsStarted(ImsStatus ims) {
    this.ims = ims;
  }

  @Override
  public HealthCheckResponse call() {
    started = started || ims.hasCredentials();
    return HealthCheckResponse.named("credentials").status(started).build();
  }
}
