package io.aui.appserver.ims;

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
  private final CredentialsConfig keys;
  private final StsConfig sts;

  EndpointChoice(
      Instance<ImsEndpoint> sandbox, ImsConfig config, CredentialsConfig keys, StsConfig sts) {
    this.sandbox = sandbox;
    this.config = config;
    this.keys = keys;
    this.sts = sts;
  }

  boolean isSandbox() {
    return sandbox.isResolvable();
  }

  ImsEndpoint chosen() {
    return isSandbox() ? sandbox.get() : new ConfiguredEndpoint(config, keys, sts.endpoint());
  }
}
