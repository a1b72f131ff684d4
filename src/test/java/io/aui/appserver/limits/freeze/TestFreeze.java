package io.aui.appserver.limits.freeze;

/** Stores of the freeze for tests of other packages. */
public final class TestFreeze {
  private TestFreeze() {}

  /** A store in memory in which starts are not frozen. */
  public static FreezeStore store() {
    return new MemoryFreezeStore();
  }
}
