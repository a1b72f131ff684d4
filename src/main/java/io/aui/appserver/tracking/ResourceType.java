package io.aui.appserver.tracking;

/**
 * The types of resources whose names are reserved. The same text may be reserved once for each
 * type. Refusals are reported in this order.
 */
public enum ResourceType {
  /** An ARTC channel. */
  CHANNEL(128),
  /** A session; IMS keeps its dialogues. */
  SESSION(128),
  /** A registered voiceprint. */
  VOICEPRINT(127);

  private final int maxLength;

  ResourceType(int maxLength) {
    this.maxLength = maxLength;
  }

  /** The most characters of such a name. */
  public int maxLength() {
    return maxLength;
  }

  /** Whether a text can be such a name: printable ASCII without blanks, not too long. */
  public boolean allows(String text) {
    return !text.isEmpty()
        && text.length() <= maxLength
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}
