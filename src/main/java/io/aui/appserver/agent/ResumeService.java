package io.aui.appserver.agent;

import io.aui.appserver.access.Caller;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.ims.response.DescribeInstanceResponse;
import io.aui.appserver.limits.duration.InstanceTerminator;
import io.aui.appserver.operation.InstanceCalls;
import io.aui.appserver.rtc.RtcTokens;
import io.aui.appserver.rtc.RtcTokens.RtcToken;
import io.aui.appserver.start.TokenAdmissions;
import io.aui.appserver.tracking.InstanceState;
import io.aui.appserver.tracking.TrackedInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Lets a client that has lost its page or its network go on with an instance that still runs. */
@Singleton
class ResumeService {
  private final InstanceCalls calls;
  private final InstanceTerminator terminator;
  private final RtcTokens tokens;
  private final TokenAdmissions admissions;

  ResumeService(
      InstanceCalls calls,
      InstanceTerminator terminator,
      RtcTokens tokens,
      TokenAdmissions admissions) {
    this.calls = calls;
    this.terminator = terminator;
    this.tokens = tokens;
    this.admissions = admissions;
  }

  /**
   * Returns the same as the start did, with a new token for the caller's user. Fails with
   * InstanceNotFound (404) if the instance is not the caller's or has ended, and with
   * InvalidParameter (400) if it has no channel, as a phone call. The token counts and is refused
   * as that of getRtcAuthToken is ({@link TokenAdmissions#admit}).
   */
  Uni<GenerateResponse> resume(Caller caller, ResumeRequest request) {
    caller.requiredUserId();
    String id = request.aiAgentInstanceId();
    return calls.inItsRegion(
        caller,
        request,
        (region, known) ->
            terminator
                .describe(region, id)
                .flatMap(described -> token(caller, id, known, described.instance())));
  }

  private Uni<GenerateResponse> token(
      Caller caller,
      String id,
      Optional<TrackedInstance> known,
      DescribeInstanceResponse.Instance described) {
    if (InstanceState.FINISHED.isImsStatus(described.status())) {
      throw new ApiException(
          ErrorCode.INSTANCE_NOT_FOUND, "the instance has ended; start a new one");
    }
    String channelId =
        known
            .map(TrackedInstance::channelId)
            .or(described::channelId)
            .orElseThrow(
                () ->
                    ApiException.invalid(
                        "ai_agent_instance_id", "must not be a phone call, which has no channel"));
    RtcToken token = tokens.forClient(channelId, caller.userId());
    return admissions
        .admit(caller, channelId, false, Instant.ofEpochSecond(token.expiresAt()))
        .replaceWith(
            new GenerateResponse(
                known.map(TrackedInstance::agentId).filter(agent -> !agent.isEmpty()).orElse(null),
                id,
                described.agentUserId().orElse(null),
                channelId,
                token.value(),
                caller.userId(),
                known.map(TrackedInstance::workflowType).orElse(null)));
  }
}
