package io.aui.appserver.testing;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.ref.Reference;
import java.util.function.Supplier;

/** How much of the heap something takes. */
public final class HeapUse {
  /** What other threads of the test process may take or give back meanwhile. */
  public static final long NOISE = 2L * 1024 * 1024;

  private static final int COLLECTIONS = 3;
  private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

  private HeapUse() {}

  /** The bytes that a supplied object and all that is reachable from it alone take. */
  public static long of(Supplier<?> supplier) {
    long before = used();
    Object supplied = supplier.get();
    try {
      return used() - before;
    } finally {
      Reference.reachabilityFence(supplied);
    }
  }

  private static long used() {
    for (int i = 0; i < COLLECTIONS; i++) {
      MEMORY.gc();
    }
    return MEMORY.getHeapMemoryUsage().getUsed();
  }
}
