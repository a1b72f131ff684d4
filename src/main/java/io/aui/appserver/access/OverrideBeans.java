package io.aui.appserver.access;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Creates the policy from the configuration. */
class OverrideBeans {
  @Produces
  @Singleton
  OverridePolicy policy(OverrideConfig config) {
    return new OverridePolicy(config);
  }
}
