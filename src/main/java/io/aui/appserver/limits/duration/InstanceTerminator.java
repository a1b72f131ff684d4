package io.aui.appserver.limits.duration;

import io.aui.appserver.ims.ImsException;
import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.ims.response.DescribeInstanceResponse;
import io.aui.appserver.tracking.InstanceState;
import io.aui.appserver.tracking.InstanceStateRecorder;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * Finds out at IMS whether instances have ended, and stops them so that it is certain. What IMS
 * shows is recorded by the way, in {@link InstanceStateRecorder}.
 */
@Singleton
public class InstanceTerminator {
  private final ImsGateway ims;
  private final InstanceStateRecorder recorder;

  InstanceTerminator(ImsGateway ims, InstanceStateRecorder recorder) {
    this.ims = ims;
    this.recorder = recorder;
  }

  /** What is known of an instance after IMS was asked. */
  enum Outcome {
    /** IMS shows that it has ended. */
    ENDED,
    /** It runs, or may run. */
    MAY_RUN,
    /** It may run, but IMS refused each request about it: asking again promises nothing. */
    REFUSED
  }

  /** Describes an instance, as {@link ImsGateway} does, and records what that shows. */
  public Uni<DescribeInstanceResponse> describe(String region, String instanceId) {
    return ims.describeInstance(region, instanceId)
        .call(
            described ->
                recorder.described(
                    instanceId, described.instance().status(), described.instance().modifiedAt()))
        .onFailure(InstanceTerminator::isUnknownThere)
        .call(unknown -> recorder.unknownAtIms(instanceId));
  }

  /** Whether IMS shows that an instance has ended. Never fails. */
  Uni<Outcome> look(RunningInstance instance) {
    return describe(instance.region(), instance.id())
        .map(described -> isFinished(described) ? Outcome.ENDED : Outcome.MAY_RUN)
        .onFailure()
        .recoverWithItem(InstanceTerminator::outcome);
  }

  /**
   * Stops an instance and looks whether that is true. A stop that fails may have worked, and one
   * that succeeds may not have: only what IMS shows counts. Never fails.
   */
  Uni<Outcome> stop(RunningInstance instance) {
    return ims.stopInstance(instance.region(), instance.id())
        .replaceWith(false)
        .onFailure()
        .recoverWithItem(InstanceTerminator::isRefusal)
        .flatMap(
            refused ->
                look(instance)
                    .map(
                        outcome ->
                            outcome == Outcome.REFUSED && !refused ? Outcome.MAY_RUN : outcome));
  }

  private static boolean isFinished(DescribeInstanceResponse described) {
    return InstanceState.ofImsStatus(described.instance().status())
        .filter(state -> state == InstanceState.FINISHED)
        .isPresent();
  }

  private static Outcome outcome(Throwable failure) {
    if (isUnknownThere(failure)) {
      return Outcome.ENDED;
    }
    return isRefusal(failure) ? Outcome.REFUSED : Outcome.MAY_RUN;
  }

  /** A 404 without a code of IMS's may come from anything in between. */
  private static boolean isUnknownThere(Throwable failure) {
    return failure instanceof ImsException ims
        && ims.kind() == ImsException.Kind.NOT_FOUND
        && ims.imsCode().isPresent();
  }

  /**
   * Whether IMS refused to do it. A throttled request is worth repeating, and so is one that was
   * refused for this server's own credentials: they will be set right.
   */
  private static boolean isRefusal(Throwable failure) {
    return failure instanceof ImsException refused
        && refused.definitelyNotExecuted()
        && refused.imsRequestId().isPresent()
        && refused.kind() != ImsException.Kind.THROTTLED
        && refused.kind() != ImsException.Kind.BAD_CREDENTIALS;
  }
}
