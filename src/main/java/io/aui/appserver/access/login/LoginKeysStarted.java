package io.aui.appserver.access.login;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/**
 * The start is done when login keys have been fetched: a rollout with a wrong address stops at its
 * first pod, which would refuse everybody. Later, the last keys stay in use.
 */
@Startup
@ApplicationScoped
class LoginKeysStarted implements HealthCheck {
  private final Authenticator authenticator;

  LoginKeysStarted(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("login keys").status(authenticator.hasKeys()).build();
  }
}
