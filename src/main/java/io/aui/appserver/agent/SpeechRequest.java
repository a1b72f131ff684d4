package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.Check;
import io.aui.appserver.operation.InstanceReference;

/**
 * What the agent shall say now.
 *
 * @param text at most 1024 characters; with type AudioUrl, a URL
 * @param enableInterrupt whether it may interrupt what is being said; true if absent
 * @param type Text, if absent, or AudioUrl
 */
@JsonNaming(SnakeCaseStrategy.class)
record SpeechRequest(
    String aiAgentInstanceId,
    String userId,
    String region,
    String text,
    Boolean enableInterrupt,
    String type)
    implements InstanceReference {
  private static final String TEXT = "Text";
  private static final String AUDIO_URL = "AudioUrl";

  SpeechRequest {
    Check.name("ai_agent_instance_id", Check.required("ai_agent_instance_id", aiAgentInstanceId));
    Check.id("user_id", userId);
    Check.text("text", Check.required("text", text), Check.MAX_SPEECH);
    enableInterrupt = enableInterrupt == null || enableInterrupt;
    type = type == null ? TEXT : type;
    if (!type.equals(TEXT) && !type.equals(AUDIO_URL)) {
      throw ApiException.invalid("type", "must be Text or AudioUrl");
    }
  }
}
