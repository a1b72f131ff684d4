package io.aui.appserver.tracking;

/**
 * What a reserved name is the name of. The same name may be reserved once for each kind. The order
 * is that in which refusals are reported.
 */
public enum ResourceType {
  /** An ARTC channel. */
  CHANNEL(128),
  /** A session, whose dialogues IMS keeps. */
  SESSION(128),
  /** A registered voice. */
  VOICEPRINT(127);

  private final int maxLength;

  ResourceType(int maxLength) {
    this.maxLength = maxLength;
  }

  /** Most characters of such a name. */
  public int maxLength() {
    return maxLength;
  }

  /** Whether a text can be such a name: short, printable ASCII, without blanks. */
  public boolean allows(String text) {
    return !text.isEmpty()
        && text.length() <= maxLength
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}
