package io.aui.appserver;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The clock that everything takes its time from, so that tests can bring their own. */
class SystemClock {
  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }
}
