package io.aui.appserver.http;

import java.io.ByteArrayInputStream;

/**
 * A whole body in memory. It is released when it is read, because the request lives much longer.
 */
final class CollectedBody extends ByteArrayInputStream {
  private static final byte[] NOTHING = {};

  CollectedBody(byte[] bytes, int length) {
    super(bytes, 0, length);
  }

  @Override
  public synchronized byte[] readAllBytes() {
    byte[] all = pos == 0 && count == buf.length ? buf : super.readAllBytes();
    buf = NOTHING;
    pos = 0;
    count = 0;
    return all;
  }
}
