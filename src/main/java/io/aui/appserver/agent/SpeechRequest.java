package io.aui.appserver.agent;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.operation.InstanceReference;
import io.aui.appserver.validation.Lengths;
import io.aui.appserver.validation.Name;
import io.aui.appserver.validation.OneOf;
import io.aui.appserver.validation.RtcId;
import io.aui.appserver.validation.Text;
import jakarta.validation.constraints.NotNull;

/**
 * A request of sendAIAgentSpeech: a text or recording for the agent to speak now.
 *
 * @param text at most 1,024 characters; with type AudioUrl, a URL
 * @param enableInterrupt whether it may interrupt the current speech; true if absent
 * @param type Text or AudioUrl; Text if absent
 */
@JsonNaming(SnakeCaseStrategy.class)
record SpeechRequest(
    @NotNull @Name String aiAgentInstanceId,
    @RtcId String userId,
    String region,
    @NotNull @Text(max = Lengths.SPEECH) String text,
    Boolean enableInterrupt,
    @OneOf({"Text", "AudioUrl"}) String type)
    implements InstanceReference {
  SpeechRequest {
    enableInterrupt = enableInterrupt == null || enableInterrupt;
    type = type == null ? "Text" : type;
  }
}
