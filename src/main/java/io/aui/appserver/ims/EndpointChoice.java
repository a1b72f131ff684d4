package io.aui.appserver.ims;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

/**
 * The sandbox's endpoint while there is one, else the configured one: real credentials never reach
 * an emulator.
 */
@ApplicationScoped
class EndpointChoice {
  private final Instance<ImsEndpoint> sandbox;
  private final ImsConfig config;
  private final CredentialsConfig keys;

  EndpointChoice(Instance<ImsEndpoint> sandbox, ImsConfig config, CredentialsConfig keys) {
    this.sandbox = sandbox;
    this.config = config;
    this.keys = keys;
  }

  boolean isSandbox() {
    return sandbox.isResolvable();
  }

  ImsEndpoint chosen() {
    return isSandbox()
        ? sandbox.get()
        : new ConfiguredEndpoint(config, keys, "https://sts.aliyuncs.com/");
  }
}
