package io.aui.appserver.limits.duration;

import io.aui.appserver.error.ExecutionOutcome;
import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.ims.failure.ImsException;
import io.aui.appserver.ims.response.DescribeInstanceResponse;
import io.aui.appserver.tracking.EndCause;
import io.aui.appserver.tracking.InstanceState;
import io.aui.appserver.tracking.InstanceStateRecorder;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * Stops instances and asks IMS whether they have ended. Whatever IMS shows is recorded in the
 * {@link InstanceStateRecorder}.
 */
@Singleton
public class InstanceTerminator {
  private final ImsGateway ims;
  private final InstanceStateRecorder recorder;

  InstanceTerminator(ImsGateway ims, InstanceStateRecorder recorder) {
    this.ims = ims;
    this.recorder = recorder;
  }

  /** What IMS showed about an instance. */
  enum Outcome {
    /** It has ended. */
    ENDED,
    /** It runs, or may run. */
    MAY_RUN,
    /** It may run, but IMS refused every request about it; the same requests are likely to fail. */
    REFUSED
  }

  /**
   * Describes an instance and records what IMS shows. Fails with an {@link ImsException} as {@link
   * ImsGateway#describeInstance} does.
   */
  public Uni<DescribeInstanceResponse> describe(String region, String instanceId) {
    return ims.describeInstance(region, instanceId)
        .call(
            described ->
                recorder.described(
                    instanceId, described.instance().status(), described.instance().modifiedAt()))
        .onFailure(InstanceTerminator::isUnknownAtIms)
        .call(unknown -> recorder.unknownAtIms(instanceId));
  }

  /** Records that IMS may have executed a stop. */
  void stopped(RunningInstance instance, EndCause cause) {
    recorder.stopped(instance.id(), cause);
  }

  /** Asks IMS whether an instance has ended. Never fails. */
  Uni<Outcome> check(RunningInstance instance) {
    return describe(instance.region(), instance.id())
        .map(described -> isFinished(described) ? Outcome.ENDED : Outcome.MAY_RUN)
        .onFailure()
        .recoverWithItem(InstanceTerminator::outcome);
  }

  /**
   * Stops an instance and checks whether it has ended. A failed stop may have worked, and a
   * successful one may not: only what IMS shows afterwards counts. Never fails.
   *
   * @param cause who or what stops it
   */
  Uni<Outcome> stop(RunningInstance instance, EndCause cause) {
    return ims.stopInstance(instance.region(), instance.id())
        .onItemOrFailure()
        .invoke(
            (stopped, failure) -> {
              if (failure == null || !ExecutionOutcome.definitelyNotExecuted(failure)) {
                stopped(instance, cause);
              }
            })
        .replaceWith(false)
        .onFailure()
        .recoverWithItem(InstanceTerminator::isRefusal)
        .flatMap(
            refused ->
                check(instance)
                    .map(
                        outcome ->
                            outcome == Outcome.REFUSED && !refused ? Outcome.MAY_RUN : outcome));
  }

  private static boolean isFinished(DescribeInstanceResponse described) {
    return InstanceState.FINISHED.isImsStatus(described.instance().status());
  }

  private static Outcome outcome(Throwable failure) {
    if (isUnknownAtIms(failure)) {
      return Outcome.ENDED;
    }
    return isRefusal(failure) ? Outcome.REFUSED : Outcome.MAY_RUN;
  }

  /** A 404 without an IMS code may come from a proxy. */
  private static boolean isUnknownAtIms(Throwable failure) {
    return failure instanceof ImsException ims
        && ims.kind() == ImsException.Kind.NOT_FOUND
        && ims.imsCode().isPresent();
  }

  /**
   * Whether IMS refused the request for good. Throttled requests are worth repeating, and so are
   * those refused because of this server's credentials: an operator will correct them.
   */
  private static boolean isRefusal(Throwable failure) {
    return failure instanceof ImsException refused
        && refused.definitelyNotExecuted()
        && refused.imsRequestId().isPresent()
        && refused.kind() != ImsException.Kind.THROTTLED
        && refused.kind() != ImsException.Kind.BAD_CREDENTIALS;
  }
}
