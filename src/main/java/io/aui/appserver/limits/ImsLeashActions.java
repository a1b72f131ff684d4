package io.aui.appserver.limits;

import io.aui.appserver.error.FailureAnswers;
import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.tracking.TrackedInstance;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Does it at IMS, logs it, and counts it in {@code appserver.leash}. */
@ApplicationScoped
class ImsLeashActions implements LeashActions {
  private static final Logger LOG = Logger.getLogger(ImsLeashActions.class);
  private static final String TEXT = "Text";

  private final ImsGateway ims;
  private final Endings endings;
  private final Counter farewells;
  private final Counter stopped;
  private final Counter unconfirmed;

  ImsLeashActions(ImsGateway ims, Endings endings, MeterRegistry meters) {
    this.ims = ims;
    this.endings = endings;
    this.farewells = counter("farewell", meters);
    this.stopped = counter("stopped", meters);
    this.unconfirmed = counter("unconfirmed", meters);
  }

  private static Counter counter(String outcome, MeterRegistry meters) {
    return Counter.builder("appserver.leash")
        .description("What was done to instances that had to end")
        .tag("outcome", outcome)
        .register(meters);
  }

  @Override
  public Uni<Boolean> say(TrackedInstance instance, String text) {
    return ims.sendSpeech(instance.region(), instance.id(), text, true, TEXT)
        .map(
            said -> {
              farewells.increment();
              return true;
            })
        .onFailure()
        .recoverWithItem(failure -> !FailureAnswers.surelyNotExecuted(failure));
  }

  @Override
  public Uni<Boolean> stop(TrackedInstance instance) {
    return endings
        .stop(instance)
        .invoke(
            certain -> {
              if (certain) {
                stopped.increment();
                LOG.infof("Instance %s had to end and has been stopped", instance.id());
              } else {
                unconfirmed.increment();
                LOG.warnf(
                    "Instance %s has to end, but IMS does not show that it has; it is stopped"
                        + " again",
                    instance.id());
              }
            });
  }
}
