package io.aui.appserver.logging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Collects bytes until {@link #drain} writes them to the target. Nothing is lost or reordered:
 * writers block while {@value #LIMIT_BYTES} bytes or more are collected. Flushing and closing do
 * nothing.
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
      // Still write the line: it may say why this thread ends.
      Thread.currentThread().interrupt();
    }
    collecting.write(bytes, offset, length);
  }

  /** Writes the collected bytes to the target in one piece. */
  void drain() throws IOException {
    // A second lock, so that writers do not wait for the target.
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
