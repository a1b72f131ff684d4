package io.aui.appserver.sandbox.state;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map that drops its oldest entry when it is full. The order is that of insertion: reading does
 * not renew an entry.
 */
public final class LruMap<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1;

  private final int capacity;

  /** An empty map for this number of entries. */
  public LruMap(int capacity) {
    this.capacity = capacity;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > capacity;
  }
}
