package io.aui.appserver.ims.response;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * Response of ListAIAgentVoiceprints: one page.
 *
 * @param totalCount number of voiceprints on all pages
 */
@JsonNaming(UpperCamelCaseStrategy.class)
public record ImsListVoiceprintsResponse(
    String requestId, String code, String message, Long totalCount, List<Voiceprint> voiceprints)
    implements ImsResponse {
  /** Copies the list. */
  public ImsListVoiceprintsResponse {
    voiceprints = ImsResponse.listOf(voiceprints);
  }

  /** One voiceprint; times are in IMS's format. */
  @JsonNaming(UpperCamelCaseStrategy.class)
  public record Voiceprint(String voiceprintId, String gmtCreate, String gmtModified) {}
}
