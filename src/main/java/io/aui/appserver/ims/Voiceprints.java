package io.aui.appserver.ims;

import java.util.List;

/**
 * One page of voiceprints.
 *
 * @param requestId IMS's, or null
 * @param totalCount of all pages; null where IMS did not tell
 */
public record Voiceprints(String requestId, Long totalCount, List<Voiceprint> page) {
  /** Takes a copy. */
  public Voiceprints {
    page = List.copyOf(page);
  }

  /** One voiceprint; times as IMS writes them. */
  public record Voiceprint(String voiceprintId, String created, String modified) {}
}
