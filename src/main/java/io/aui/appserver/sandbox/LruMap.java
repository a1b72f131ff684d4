package io.aui.appserver.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets its oldest entry once it is full. */
final class LruMap<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1;

  private final int capacity;

  LruMap(int capacity) {
    this.capacity = capacity;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > capacity;
  }
}
