package io.aui.appserver.ims.wire;

import java.util.List;

/** Answer of ListAIAgentDialogues. */
public record ListAIAgentDialogues(
    String RequestId, String Code, String Message, List<Entry> Dialogues) implements Answer {

  /** One entry of a dialogue; {@code Time} in Unix milliseconds, {@code Extend} JSON as text. */
  public record Entry(
      List<File> AttachedFileList,
      String DialogueId,
      String Extend,
      String NodeId,
      String Producer,
      String ReasoningText,
      String RoundId,
      String Source,
      String Text,
      Long Time,
      String Type) {
    /** What people said is no log's business. */
    @Override
    public String toString() {
      return "Entry[" + DialogueId + "]";
    }
  }

  /** A file attached to an entry. */
  public record File(String Format, String Id, String Name, Integer Type, String Url) {
    /** The address opens the file. */
    @Override
    public String toString() {
      return "File[" + Id + "]";
    }
  }
}
