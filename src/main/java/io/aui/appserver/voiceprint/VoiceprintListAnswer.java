package io.aui.appserver.voiceprint;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.http.Answer;
import io.aui.appserver.ims.response.ListVoiceprintsResponse;
import java.util.List;

/** One page of voiceprints, and how many there are on all pages. */
@JsonNaming(SnakeCaseStrategy.class)
record VoiceprintListAnswer(String requestId, Long totalCount, List<VoiceprintEntry> voiceprints)
    implements Answer {

  static VoiceprintListAnswer of(String requestId, ListVoiceprintsResponse listed) {
    return new VoiceprintListAnswer(
        requestId,
        listed.totalCount(),
        listed.voiceprints().stream()
            .map(one -> new VoiceprintEntry(one.voiceprintId(), one.gmtCreate(), one.gmtModified()))
            .toList());
  }

  /** One voiceprint; times as IMS writes them. */
  @JsonNaming(SnakeCaseStrategy.class)
  record VoiceprintEntry(String voiceprintId, String gmtCreate, String gmtModified) {}
}
