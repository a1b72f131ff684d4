package io.aui.appserver.phone;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.ims.request.TakeoverParameters;
import io.aui.appserver.operation.InstanceReference;
import io.aui.appserver.validation.Name;
import io.aui.appserver.validation.RtcId;
import jakarta.validation.constraints.NotNull;

/**
 * A request of takeoverAIAgentCall: a person replaces the agent in its channel.
 *
 * @param humanAgentUserId the person's user id in the channel; IMS makes one if it is absent
 * @param requireToken whether that person needs a token for the channel; false if absent
 */
@JsonNaming(SnakeCaseStrategy.class)
record TakeoverRequest(
    @NotNull @Name String aiAgentInstanceId,
    @RtcId String userId,
    String region,
    @RtcId String humanAgentUserId,
    Boolean requireToken)
    implements InstanceReference, TakeoverParameters {}
