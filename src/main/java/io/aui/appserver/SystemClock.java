package io.aui.appserver;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Provides the clock that all code injects, so that tests can replace it. */
class SystemClock {
  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }
}
