package io.aui.appserver.ims;

import io.aui.appserver.ims.credentials.CredentialsSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is known about access to IMS; no call is made. */
@ApplicationScoped
public class ImsStatus {
  private final EndpointChoice endpoints;
  private final Instance<CredentialsSource> credentials;

  ImsStatus(EndpointChoice endpoints, Instance<CredentialsSource> credentials) {
    this.endpoints = endpoints;
    this.credentials = credentials;
  }

  /** Whether requests go to the sandbox. */
  public boolean isSandbox() {
    return endpoints.isSandbox();
  }

  /** Whether requests can be signed. */
  public boolean hasCredentials() {
    return isSandbox() || credentials.get().isAvailable();
  }

  /** Which kind of credentials there are, for operators; never a secret. */
  public String credentialsKind() {
    return isSandbox() ? "the sandbox's own key" : credentials.get().description();
  }

  /** When the credentials expire; empty if there are none, or if they do not. */
  public Optional<Instant> credentialsExpiry() {
    return isSandbox() ? Optional.empty() : credentials.get().expiry();
  }

  /** Why the latest attempt to renew the credentials failed; empty if it succeeded. */
  public Optional<String> credentialsFailure() {
    return isSandbox() ? Optional.empty() : credentials.get().failure();
  }

  /** The names of all actions that this server calls. */
  public static List<String> actions() {
    return ImsAction.ALL;
  }
}
