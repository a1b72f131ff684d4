package io.aui.appserver.voiceprint;

import io.aui.appserver.error.Check;

/** The documented form of voiceprint ids. */
final class VoiceprintId {
  private static final int MAX_LENGTH = 127;

  private VoiceprintId() {}

  /** Refuses (400) an id that is too long or has other characters, if there is one. */
  static void check(String id) {
    Check.name("voiceprint_id", id, MAX_LENGTH);
  }
}
