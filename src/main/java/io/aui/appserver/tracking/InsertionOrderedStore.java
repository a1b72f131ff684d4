package io.aui.appserver.tracking;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Instances by id, in insertion order. Replaces a {@link java.util.LinkedHashMap} for speed: in a
 * full map every change writes into old nodes anywhere on the heap, which the garbage collector
 * then has to scan; that made its pauses half as long again. Here new instances are written side by
 * side into a ring, and the index holds numbers, which the collector does not follow. Not safe for
 * concurrent use.
 */
final class InsertionOrderedStore implements Iterable<TrackedInstance> {
  private static final int MIN_CAPACITY = 64;

  /** In order from {@link #first}; null if removed. The length is a power of two. */
  private TrackedInstance[] ring = new TrackedInstance[MIN_CAPACITY];

  /**
   * Hash table with open addressing and linear probing, twice as long as the ring. The upper half
   * of an entry is the hash of an id, the lower half its place in the ring plus 1; 0 is a free
   * entry.
   */
  private long[] index = new long[2 * MIN_CAPACITY];

  private int first;
  private int span;
  private int size;

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The instance with that id, or null. */
  TrackedInstance get(String id) {
    int entry = entryOf(id);
    return entry < 0 ? null : ring[placeIn(index[entry])];
  }

  /** Adds an instance at the end, or replaces the one with the same id in its place. */
  void put(TrackedInstance instance) {
    int known = entryOf(instance.id());
    if (known >= 0) {
      ring[placeIn(index[known])] = instance;
      return;
    }
    if (span == ring.length) {
      rebuild();
    }
    append(instance);
  }

  /** Removes the instance with that id, if there is one. */
  void remove(String id) {
    int entry = entryOf(id);
    if (entry < 0) {
      return;
    }
    ring[placeIn(index[entry])] = null;
    free(entry);
    size--;
    while (span > 0 && ring[first] == null) {
      first = first + 1 & ring.length - 1;
      span--;
    }
  }

  /** The oldest instance. */
  TrackedInstance first() {
    return iterator().next();
  }

  /** Removes and returns the oldest instance. */
  TrackedInstance removeFirst() {
    TrackedInstance oldest = first();
    remove(oldest.id());
    return oldest;
  }

  /** Oldest first; must not be used after a change. */
  @Override
  public Iterator<TrackedInstance> iterator() {
    return new Iterator<>() {
      private int passed;

      @Override
      public boolean hasNext() {
        while (passed < span && at(passed) == null) {
          passed++;
        }
        return passed < span;
      }

      @Override
      public TrackedInstance next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return at(passed++);
      }
    };
  }

  /** Oldest first; must not be used after a change. */
  Stream<TrackedInstance> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  private TrackedInstance at(int offset) {
    return ring[first + offset & ring.length - 1];
  }

  private void append(TrackedInstance instance) {
    int place = first + span & ring.length - 1;
    ring[place] = instance;
    span++;
    size++;
    int hash = hash(instance.id());
    int entry = homeOf(hash);
    while (index[entry] != 0) {
      entry = after(entry);
    }
    index[entry] = (long) hash << Integer.SIZE | place + 1;
  }

  /** Closes the gaps; doubles the capacity if more than half of it is in use. */
  private void rebuild() {
    TrackedInstance[] inOrder = stream().toArray(TrackedInstance[]::new);
    int length = size > ring.length / 2 ? 2 * ring.length : ring.length;
    ring = new TrackedInstance[length];
    index = new long[2 * length];
    first = 0;
    span = 0;
    size = 0;
    Arrays.stream(inOrder).forEach(this::append);
  }

  /** The index entry of an id, or -1. */
  private int entryOf(String id) {
    int hash = hash(id);
    int entry = homeOf(hash);
    while (index[entry] != 0) {
      if (hashIn(index[entry]) == hash && ring[placeIn(index[entry])].id().equals(id)) {
        return entry;
      }
      entry = after(entry);
    }
    return -1;
  }

  /** Frees an entry and moves later entries up that would no longer be found. */
  private void free(int entry) {
    int gap = entry;
    for (int i = after(entry); index[i] != 0; i = after(i)) {
      int mask = index.length - 1;
      if ((i - homeOf(hashIn(index[i])) & mask) >= (i - gap & mask)) {
        index[gap] = index[i];
        gap = i;
      }
    }
    index[gap] = 0;
  }

  private int after(int entry) {
    return entry + 1 & index.length - 1;
  }

  private int homeOf(int hash) {
    return hash & index.length - 1;
  }

  /** Spreads the hashes of ids that count up. */
  private static int hash(String id) {
    int hash = id.hashCode() * 0x9E3779B9;
    return hash ^ hash >>> 16;
  }

  private static int hashIn(long entry) {
    return (int) (entry >>> Integer.SIZE);
  }

  private static int placeIn(long entry) {
    return (int) entry - 1;
  }
}
