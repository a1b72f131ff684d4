package io.aui.appserver.http;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Keeps Mutiny from wrapping every callback so that thread-bound contexts follow it: nothing here
 * is bound to a thread, what belongs to a request is passed on explicitly ({@link RequestContext}).
 * The wrapping was a tenth of a request's CPU.
 */
@ApplicationScoped
class DisableMutinyInterceptors {
  void atStart(@Observes StartupEvent event) {
    Infrastructure.clearInterceptors();
  }
}
