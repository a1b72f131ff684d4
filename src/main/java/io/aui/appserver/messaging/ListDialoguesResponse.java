package io.aui.appserver.messaging;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aui.appserver.ims.response.ImsListDialoguesResponse;
import io.aui.appserver.ims.response.ImsListDialoguesResponse.AttachedFile;
import io.aui.appserver.ims.response.ImsListDialoguesResponse.Dialogue;
import java.util.List;

/** The dialogue of a session. */
@JsonNaming(SnakeCaseStrategy.class)
record ListDialoguesResponse(List<DialogueEntry> dialogues) {

  static ListDialoguesResponse of(ImsListDialoguesResponse read) {
    return new ListDialoguesResponse(read.dialogues().stream().map(DialogueEntry::of).toList());
  }

  /** An entry of a dialogue; members that IMS did not send are left out. */
  @JsonNaming(SnakeCaseStrategy.class)
  record DialogueEntry(
      String dialogueId,
      String nodeId,
      String roundId,
      String producer,
      String source,
      String type,
      String text,
      String reasoningText,
      String extend,
      Long time,
      List<DialogueFile> attachedFileList) {
    private static DialogueEntry of(Dialogue dialogue) {
      return new DialogueEntry(
          dialogue.dialogueId(),
          dialogue.nodeId(),
          dialogue.roundId(),
          dialogue.producer(),
          dialogue.source(),
          dialogue.type(),
          dialogue.text(),
          dialogue.reasoningText(),
          dialogue.extend(),
          dialogue.time(),
          dialogue.attachedFileList().stream().map(DialogueFile::of).toList());
    }
  }

  /** A file attached to an entry. */
  @JsonNaming(SnakeCaseStrategy.class)
  record DialogueFile(String id, String name, String format, Integer type, String url) {
    private static DialogueFile of(AttachedFile file) {
      return new DialogueFile(file.id(), file.name(), file.format(), file.type(), file.url());
    }
  }
}
