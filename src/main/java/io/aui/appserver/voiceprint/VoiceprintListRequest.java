package io.aui.appserver.voiceprint;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.ims.request.ListVoiceprintsParameters;
import io.aui.appserver.operation.UserRequest;
import io.aui.appserver.validation.Lengths;
import io.aui.appserver.validation.OneOf;
import io.aui.appserver.validation.RtcId;
import io.aui.appserver.validation.VoiceprintId;
import org.hibernate.validator.constraints.Range;

/** A request of listAIAgentVoiceprints; IMS applies its defaults for absent members. */
@JsonNaming(SnakeCaseStrategy.class)
record VoiceprintListRequest(
    @RtcId String userId,
    String region,
    @Range(min = 1, max = Integer.MAX_VALUE, message = Lengths.RANGE) Long pageNumber,
    @Range(min = 1, max = 100, message = Lengths.RANGE) Long pageSize,
    @OneOf({"Explicit", "Implicit"}) String registrationMode,
    @VoiceprintId String voiceprintId)
    implements ListVoiceprintsParameters, UserRequest {}
