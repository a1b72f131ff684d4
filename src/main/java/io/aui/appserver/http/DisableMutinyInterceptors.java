package io.aui.appserver.http;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Stops Mutiny from wrapping every callback to propagate thread-bound contexts. This server has no
 * such contexts: the {@link RequestContext} is passed explicitly. The wrapping took a tenth of a
 * request's CPU. Anything that needs context propagation, such as tracing, must remove this class.
 */
@ApplicationScoped
class DisableMutinyInterceptors {
  void atStart(@Observes StartupEvent event) {
    Infrastructure.clearInterceptors();
  }
}
