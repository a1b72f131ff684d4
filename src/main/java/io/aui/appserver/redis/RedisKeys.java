package io.aui.appserver.redis;

/**
 * The names of the keys. All start with the prefix in braces, so that Redis Cluster keeps them in
 * one hash slot, where a script can change them together; and with the version of their layout, so
 * that servers of two layouts never read each other's keys.
 */
final class RedisKeys {
  private static final int LAYOUT = 2;

  private final String space;

  /** The names with {@link StateConfig#prefix()}. */
  RedisKeys(String prefix) {
    this.space = "{" + prefix + "}:" + LAYOUT + ":";
  }

  /** What all names start with. */
  String space() {
    return space;
  }

  /** A key's whole name. */
  String of(String name) {
    return space + name;
  }
}
