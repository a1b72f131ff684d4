package io.aui.appserver.voiceprint;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.ims.response.ImsListVoiceprintsResponse;
import java.util.List;

/** One page of voiceprints, and the number on all pages. */
@JsonNaming(SnakeCaseStrategy.class)
record ListVoiceprintsResponse(Long totalCount, List<VoiceprintEntry> voiceprints) {

  static ListVoiceprintsResponse of(ImsListVoiceprintsResponse listed) {
    return new ListVoiceprintsResponse(
        listed.totalCount(),
        listed.voiceprints().stream()
            .map(one -> new VoiceprintEntry(one.voiceprintId(), one.gmtCreate(), one.gmtModified()))
            .toList());
  }

  /** One voiceprint; times as IMS writes them. */
  @JsonNaming(SnakeCaseStrategy.class)
  record VoiceprintEntry(String voiceprintId, String gmtCreate, String gmtModified) {}
}
