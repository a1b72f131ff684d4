package io.aui.appserver.limits.duration;

import io.aui.appserver.error.ExecutionOutcome;
import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.limits.duration.InstanceTerminator.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Does it at IMS, logs it, and counts it in {@code appserver.durationLimiter}. */
@ApplicationScoped
class ImsDurationActions implements DurationActions {
  private static final Logger LOG = Logger.getLogger(ImsDurationActions.class);
  private static final String TEXT = "Text";

  private final ImsGateway ims;
  private final InstanceTerminator terminator;
  private final Counter farewells;
  private final Counter stopped;
  private final Counter unconfirmed;
  private final Counter gaveUp;
  private final Counter lost;

  ImsDurationActions(ImsGateway ims, InstanceTerminator terminator, MeterRegistry meters) {
    this.ims = ims;
    this.terminator = terminator;
    this.farewells = counter("farewell", meters);
    this.stopped = counter("stopped", meters);
    this.unconfirmed = counter("unconfirmed", meters);
    this.gaveUp = counter("gave_up", meters);
    this.lost = counter("lost", meters);
  }

  private static Counter counter(String outcome, MeterRegistry meters) {
    return Counter.builder("appserver.duration_limit")
        .description("What was done to instances that had to end")
        .tag("outcome", outcome)
        .register(meters);
  }

  @Override
  public Uni<Boolean> say(RunningInstance instance, String text) {
    return ims.sendSpeech(instance.region(), instance.id(), text, true, TEXT)
        .map(
            said -> {
              farewells.increment();
              return true;
            })
        .onFailure()
        .recoverWithItem(failure -> !ExecutionOutcome.definitelyNotExecuted(failure));
  }

  @Override
  public Uni<Outcome> stop(RunningInstance instance) {
    return terminator
        .stop(instance)
        .invoke(
            outcome -> {
              if (outcome == Outcome.ENDED) {
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

  @Override
  public void gaveUp(RunningInstance instance) {
    gaveUp.increment();
    LOG.errorf(
        "Instance %s in %s has to end, but IMS has refused to stop and to describe it for an hour:"
            + " it is not stopped again. It may still run and cost; stop it at IMS",
        instance.id(), instance.region());
  }

  @Override
  public void lost(RunningInstance instance) {
    lost.increment();
    LOG.errorf(
        "Instance %s in %s has to end, but %d others have to as well and there is no room for it:"
            + " it is not stopped from here. It may still run and cost; stop it at IMS",
        instance.id(), instance.region(), DurationLimiter.MAX_HELD);
  }
}
