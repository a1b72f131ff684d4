package io.aui.appserver.voiceprint;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.http.Answer;
import io.aui.appserver.ims.Voiceprints;
import java.util.List;

/** One page of voiceprints, and how many there are on all pages. */
@JsonNaming(SnakeCaseStrategy.class)
record VoiceprintListAnswer(String requestId, Long totalCount, List<VoiceprintEntry> voiceprints)
    implements Answer {

  static VoiceprintListAnswer of(String requestId, Voiceprints listed) {
    return new VoiceprintListAnswer(
        requestId,
        listed.totalCount(),
        listed.page().stream()
            .map(one -> new VoiceprintEntry(one.voiceprintId(), one.created(), one.modified()))
            .toList());
  }

  /** One voiceprint; times as IMS writes them. */
  @JsonNaming(SnakeCaseStrategy.class)
  record VoiceprintEntry(String voiceprintId, String gmtCreate, String gmtModified) {}
}
