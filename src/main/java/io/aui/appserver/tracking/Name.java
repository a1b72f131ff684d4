package io.aui.appserver.tracking;

/**
 * A name that can belong to a user. Its length is bounded, so a bound on the number of names also
 * bounds their bytes.
 *
 * @param text a text that {@link ResourceType#allows}
 */
public record Name(ResourceType kind, String text) {
  /** Refuses a text that its type does not allow; requests are validated before. */
  public Name {
    if (!kind.allows(text)) {
      throw new IllegalArgumentException("not the name of a " + kind);
    }
  }
}
