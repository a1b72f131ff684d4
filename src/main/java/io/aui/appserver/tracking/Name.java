package io.aui.appserver.tracking;

/**
 * A name that can belong to a user. Bounded in length, so that stores bounded in number are bounded
 * in bytes.
 *
 * @param text what {@link ResourceType#allows} accepts
 */
public record Name(ResourceType kind, String text) {
  /** Refuses a text that its kind does not allow; requests are checked before. */
  public Name {
    if (!kind.allows(text)) {
      throw new IllegalArgumentException("not the name of a " + kind);
    }
  }
}
