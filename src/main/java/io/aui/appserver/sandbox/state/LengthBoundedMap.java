package io.aui.appserver.sandbox.state;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongBiFunction;
import java.util.stream.Stream;

/**
 * A map that drops its oldest entries while it has too many, or while they are too long together,
 * since the emulator shares the heap of the server. The order is that of insertion: neither reading
 * nor replacing renews an entry. Not thread-safe.
 */
public final class LengthBoundedMap<K, V> {
  /** Characters, which are some 20 MB of the heap as JSON. */
  public static final long MAX_LENGTH = 4 << 20;

  private final int maxEntries;
  private final long maxLength;
  private final ToLongBiFunction<K, V> measure;
  private final Map<K, Measured<V>> entries = new LinkedHashMap<>();
  private long length;

  private record Measured<V>(V value, long length) {}

  /**
   * An empty map, of at most {@link #MAX_LENGTH} characters.
   *
   * @param measure the number of characters that an entry holds
   */
  public LengthBoundedMap(int maxEntries, ToLongBiFunction<K, V> measure) {
    this(maxEntries, MAX_LENGTH, measure);
  }

  LengthBoundedMap(int maxEntries, long maxLength, ToLongBiFunction<K, V> measure) {
    this.maxEntries = maxEntries;
    this.maxLength = maxLength;
    this.measure = measure;
  }

  /** Adds an entry, or replaces its value. One that is too long alone is not kept. */
  public void put(K key, V value) {
    Measured<V> measured = new Measured<>(value, measure.applyAsLong(key, value));
    length += measured.length() - length(entries.put(key, measured));
    Iterator<Measured<V>> oldestFirst = entries.values().iterator();
    while (entries.size() > maxEntries || length > maxLength) {
      length -= oldestFirst.next().length();
      oldestFirst.remove();
    }
  }

  /** Measures an entry again, whose value has changed in itself. Ignores a key without an entry. */
  public void changed(K key) {
    get(key).ifPresent(value -> put(key, value));
  }

  /** The value of a key. */
  public Optional<V> get(K key) {
    return Optional.ofNullable(entries.get(key)).map(Measured::value);
  }

  /** Removes an entry; false if there is none. */
  public boolean remove(K key) {
    Measured<V> removed = entries.remove(key);
    length -= length(removed);
    return removed != null;
  }

  /** The oldest key. */
  public Optional<K> oldest() {
    return entries.keySet().stream().findFirst();
  }

  /** All keys, oldest first. */
  public Set<K> keys() {
    return entries.keySet();
  }

  /** All values, oldest first. */
  public Stream<V> values() {
    return entries.values().stream().map(Measured::value);
  }

  /** Removes all entries. */
  public void clear() {
    entries.clear();
    length = 0;
  }

  private static long length(Measured<?> measured) {
    return measured == null ? 0 : measured.length();
  }
}
