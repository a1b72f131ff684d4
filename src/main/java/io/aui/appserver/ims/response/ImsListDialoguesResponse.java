package io.aui.appserver.ims.response;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/** Response of ListAIAgentDialogues: the entries of a session in the requested order. */
@JsonNaming(UpperCamelCaseStrategy.class)
public record ImsListDialoguesResponse(
    String requestId, String code, String message, List<Dialogue> dialogues)
    implements ImsResponse {
  /** Copies the list. */
  public ImsListDialoguesResponse {
    dialogues = ImsResponse.listOf(dialogues);
  }

  /**
   * One entry.
   *
   * @param producer {@code user} or {@code agent}
   * @param source {@code chat} or {@code call}
   * @param extend JSON text
   * @param time Unix milliseconds
   */
  @JsonNaming(UpperCamelCaseStrategy.class)
  public record Dialogue(
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
      List<AttachedFile> attachedFileList) {
    /** Copies the list. */
    public Dialogue {
      attachedFileList = ImsResponse.listOf(attachedFileList);
    }

    /** Leaves out what people said: it must not be logged. */
    @Override
    public String toString() {
      return "Dialogue[" + dialogueId + "]";
    }
  }

  /** A file attached to an entry. */
  @JsonNaming(UpperCamelCaseStrategy.class)
  public record AttachedFile(String id, String name, String format, Integer type, String url) {
    /** Leaves out the address, with which anyone can open the file. */
    @Override
    public String toString() {
      return "AttachedFile[" + id + "]";
    }
  }
}
