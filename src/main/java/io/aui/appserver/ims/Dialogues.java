package io.aui.appserver.ims;

import java.util.List;

/**
 * What was said in a session, in the order asked for.
 *
 * @param requestId IMS's, or null
 */
public record Dialogues(String requestId, List<Dialogue> entries) {
  /** Takes a copy. */
  public Dialogues {
    entries = List.copyOf(entries);
  }

  /**
   * One entry; what IMS did not tell is null.
   *
   * @param producer {@code user} or {@code agent}
   * @param source {@code chat} or {@code call}
   * @param extend JSON text
   * @param time Unix milliseconds
   */
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
      List<AttachedFile> attachedFiles) {
    /** Takes a copy. */
    public Dialogue {
      attachedFiles = List.copyOf(attachedFiles);
    }

    /** What people said is no log's business. */
    @Override
    public String toString() {
      return "Dialogue[" + dialogueId + "]";
    }
  }

  /** A file that came with an entry. */
  public record AttachedFile(String id, String name, String format, Integer type, String url) {
    /** The address opens the file. */
    @Override
    public String toString() {
      return "AttachedFile[" + id + "]";
    }
  }
}
