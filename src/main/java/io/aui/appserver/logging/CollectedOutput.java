package io.aui.appserver.logging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Collects bytes until somebody drains them into the target. Nothing is lost or reordered: writers
 * wait while {@value #LIMIT_BYTES} bytes are collected, however slowly the target takes them.
 * Flushing and closing do nothing.
 */
final class CollectedOutput extends OutputStream {
  static final int LIMIT_BYTES = 1024 * 1024;

  private final OutputStream target;
  private final Object draining = new Object();
  private ByteArrayOutputStream collecting = new ByteArrayOutputStream(8192);
  private ByteArrayOutputStream spare = new ByteArrayOutputStream(8192);

  CollectedOutput(OutputStream target) {
    this.target = target;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      while (collecting.size() >= LIMIT_BYTES) {
        wait();
      }
    } catch (InterruptedException e) {
      // Whoever ends this thread shall not lose the line that says why.
      Thread.currentThread().interrupt();
    }
    collecting.write(bytes, offset, length);
  }

  /** Writes to the target what has been collected, in one piece. */
  void drain() throws IOException {
    // Two locks: nobody who writes has to wait for the target.
    synchronized (draining) {
      ByteArrayOutputStream collected = swap();
      if (collected.size() > 0) {
        collected.writeTo(target);
        target.flush();
        collected.reset();
      }
    }
  }

  private synchronized ByteArrayOutputStream swap() {
    ByteArrayOutputStream collected = collecting;
    collecting = spare;
    spare = collected;
    notifyAll();
    return collected;
  }
}
