package io.aui.appserver.voiceprint;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.error.Check;
import io.aui.appserver.ims.request.ListVoiceprintsParameters;
import io.aui.appserver.operation.UserRequest;

/** Which voiceprints to list; where a member is absent, IMS chooses. */
@JsonNaming(SnakeCaseStrategy.class)
record VoiceprintListRequest(
    String userId,
    String region,
    Long pageNumber,
    Long pageSize,
    String registrationMode,
    String voiceprintId)
    implements ListVoiceprintsParameters, UserRequest {
  private static final long MAX_PAGE_SIZE = 100;

  VoiceprintListRequest {
    Check.id("user_id", userId);
    Check.range("page_number", pageNumber, 1, Integer.MAX_VALUE, "");
    Check.range("page_size", pageSize, 1, MAX_PAGE_SIZE, "");
    Check.choice("registration_mode", registrationMode, "Explicit", "Implicit");
    VoiceprintId.check(voiceprintId);
  }
}
