package io.aui.appserver.voiceprint;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.http.Answer;
import io.aui.appserver.ims.Voiceprints;
import java.util.List;

/** One page of voiceprints, and how many there are on all pages. */
@JsonNaming(SnakeCaseStrategy.class)
record ListAnswer(String requestId, Long totalCount, List<Entry> voiceprints) implements Answer {

  static ListAnswer of(String requestId, Voiceprints listed) {
    return new ListAnswer(
        requestId,
        listed.totalCount(),
        listed.page().stream()
            .map(one -> new Entry(one.voiceprintId(), one.created(), one.modified()))
            .toList());
  }

  /** One voiceprint; times as IMS writes them. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Entry(String voiceprintId, String gmtCreate, String gmtModified) {}
}
