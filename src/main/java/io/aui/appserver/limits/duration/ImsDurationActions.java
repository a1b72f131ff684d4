package io.aui.appserver.limits.duration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.aui.appserver.LogLimit;
import io.aui.appserver.error.ExecutionOutcome;
import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.limits.duration.InstanceTerminator.Outcome;
import io.aui.appserver.tracking.EndCause;
import io.aui.appserver.tracking.InstanceEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/**
 * Sends the farewell and the stop to IMS; logs the outcome and counts it in {@code
 * appserver.duration_limit}.
 */
@ApplicationScoped
class ImsDurationActions implements DurationActions {
  private static final Logger LOG = Logger.getLogger(ImsDurationActions.class);
  private static final String TEXT = "Text";

  private final ImsGateway ims;
  private final InstanceTerminator terminator;
  private final Event<InstanceEvent> events;
  private final Counter farewells;
  private final Counter stopped;
  private final Counter unconfirmed;
  private final Counter gaveUp;
  private final Counter noRoom;
  private final LogLimit noRoomLines;

  ImsDurationActions(
      ImsGateway ims,
      InstanceTerminator terminator,
      Event<InstanceEvent> events,
      MeterRegistry meters,
      InstantSource clock) {
    this.ims = ims;
    this.terminator = terminator;
    this.events = events;
    this.farewells = counter("farewell", meters);
    this.stopped = counter("stopped", meters);
    this.unconfirmed = counter("unconfirmed", meters);
    this.gaveUp = counter("gave_up", meters);
    this.noRoom = counter("lost", meters);
    this.noRoomLines = new LogLimit(clock);
  }

  /** Shows all series from the start. */
  void register(@Observes StartupEvent started) {}

  private static Counter counter(String outcome, MeterRegistry meters) {
    return Counter.builder("appserver.duration_limit")
        .description("Instances that had to end, by what was done")
        .tag("outcome", outcome)
        .register(meters);
  }

  @Override
  public Uni<Boolean> sendSpeech(RunningInstance instance, String text) {
    return ims.sendSpeech(instance.region(), instance.id(), text, true, TEXT)
        .map(
            sent -> {
              farewells.increment();
              events.fire(farewell(instance.id(), text));
              return true;
            })
        .onFailure()
        .recoverWithItem(failure -> !ExecutionOutcome.definitelyNotExecuted(failure));
  }

  private static InstanceEvent farewell(String instanceId, String text) {
    return new InstanceEvent(
        instanceId, "farewell", JsonNodeFactory.instance.objectNode().put("text", text));
  }

  @Override
  public Uni<Outcome> stop(RunningInstance instance, EndCause cause) {
    return terminator
        .stop(instance, cause)
        .invoke(
            outcome -> {
              if (outcome == Outcome.ENDED) {
                stopped.increment();
                LOG.infof("Stopped instance %s, which had to end", instance.id());
              } else {
                unconfirmed.increment();
                LOG.warnf(
                    "Instance %s has to end, but IMS does not show that it has ended; the stop is"
                        + " repeated",
                    instance.id());
              }
            });
  }

  @Override
  public void gaveUp(RunningInstance instance) {
    gaveUp.increment();
    LOG.errorf(
        "Instance %s in region %s has to end, but IMS has refused to stop and to describe it for"
            + " an hour. The stop is not repeated. The instance may still run and cost money:"
            + " check it at IMS",
        instance.id(), instance.region());
  }

  @Override
  public void noRoom(RunningInstance instance) {
    noRoom.increment();
    if (noRoomLines.permits()) {
      LOG.errorf(
          "Instance %s in region %s has to end, but there is no room to remember it besides %d"
              + " others. The stop is not repeated; the instance may still run and cost money. This"
              + " is logged once a minute and counted for every instance: check at IMS what runs;"
              + " the audit lines hold the ids",
          instance.id(), instance.region(), DurationLimiter.MAX_CALLS);
    }
  }
}
