package io.aui.appserver.config;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Makes the process end with 0 if it was told to end (SIGTERM) and has stopped in order. Java ends
 * it with 143 then, which platforms report as a failure. Only the end of the process can be
 * changed: the framework has no say in it, and Java's signal API is not public.
 */
@ApplicationScoped
class ExitCode {
  private volatile boolean stopping;

  void onStart(@Observes StartupEvent started) {
    if (LaunchMode.current() == LaunchMode.NORMAL && !CommandLine.isActive()) {
      Application application = ApplicationLifecycleManager.getCurrentApplication();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(application), "exit-code"));
    }
  }

  /** Not called if the start failed: then the process ends with the framework's exit code. */
  void onStop(@Observes ShutdownDelayInitiatedEvent event) {
    stopping = true;
  }

  private void end(Application application) {
    application.awaitShutdown();
    if (stopping) {
      Runtime.getRuntime().halt(ApplicationLifecycleManager.getExitCode());
    }
  }
}
