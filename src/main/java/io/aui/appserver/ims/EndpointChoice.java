package io.aui.appserver.ims;

import io.aui.appserver.ims.credentials.CredentialsSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

/**
 * Chooses the sandbox's endpoint if the sandbox is on, else the configured one, so that real
 * credentials never reach the emulator.
 */
@ApplicationScoped
class EndpointChoice {
  private final Instance<ImsEndpoint> sandbox;
  private final ImsConfig config;
  private final Instance<CredentialsSource> credentials;
  private final StsConfig sts;

  EndpointChoice(
      Instance<ImsEndpoint> sandbox,
      ImsConfig config,
      Instance<CredentialsSource> credentials,
      StsConfig sts) {
    this.sandbox = sandbox;
    this.config = config;
    this.credentials = credentials;
    this.sts = sts;
  }

  boolean isSandbox() {
    return sandbox.isResolvable();
  }

  ImsEndpoint chosen() {
    return isSandbox()
        ? sandbox.get()
        : new ConfiguredEndpoint(config, credentials.get(), sts.endpoint());
  }
}
