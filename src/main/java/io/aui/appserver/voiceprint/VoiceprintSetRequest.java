package io.aui.appserver.voiceprint;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.error.Check;
import io.aui.appserver.http.JsonObjectText;
import io.aui.appserver.ims.schema.Schemas;
import io.aui.appserver.operation.UserRequest;

/**
 * A voice to recognize.
 *
 * @param voiceprintId at most 127 characters; IMS makes one where it is absent
 * @param input where the recording is
 */
@JsonNaming(SnakeCaseStrategy.class)
record VoiceprintSetRequest(String userId, String region, String voiceprintId, JsonObjectText input)
    implements UserRequest {
  VoiceprintSetRequest {
    Check.id("user_id", userId);
    VoiceprintId.check(voiceprintId);
    Check.configuration("input", input, Schemas.VOICEPRINT_INPUT);
  }
}
