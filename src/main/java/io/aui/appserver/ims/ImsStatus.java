package io.aui.appserver.ims;

import jakarta.enterprise.context.ApplicationScoped;

/** What the configuration says about access to IMS; no call is made. */
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

  /** Whether requests can be signed. */
  public boolean hasCredentials() {
    return isSandbox() || keys.isComplete();
  }
}
