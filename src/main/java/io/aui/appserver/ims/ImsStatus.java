package io.aui.appserver.ims;

import jakarta.enterprise.context.ApplicationScoped;

/** What is known about IMS without calling it. */
@ApplicationScoped
public class ImsStatus {
  private final EndpointChoice endpoints;
  private final CredentialsConfig keys;

  ImsStatus(EndpointChoice endpoints, CredentialsConfig keys) {
    this.endpoints = endpoints;
    this.keys = keys;
  }

  /** Whether requests go to the sandbox. */
  public boolean isSandbox() {
    return endpoints.isSandbox();
  }

  /** Whether there are credentials to sign with. */
  public boolean hasCredentials() {
    return isSandbox() || keys.isComplete();
  }
}
