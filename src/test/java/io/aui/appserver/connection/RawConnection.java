package io.aui.appserver.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.aui.appserver.testing.Api;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;

/** A connection to the server on which anything can be sent, correct or not. */
public final class RawConnection implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 15_000;

  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;

  private RawConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
    this.in = socket.getInputStream();
  }

  public static RawConnection open() throws IOException {
    URI server = URI.create(Api.base());
    return over(new Socket(server.getHost(), server.getPort()));
  }

  public static RawConnection over(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return new RawConnection(socket);
  }

  /** Sends; one byte a character. */
  public RawConnection send(String text) throws IOException {
    out.write(text.getBytes(ISO_8859_1));
    out.flush();
    return this;
  }

  /** Sends until the server closes; false if it goes on taking it. */
  public boolean isClosedWhileSending(String text, int times) {
    try {
      for (int i = 0; i < times; i++) {
        send(text);
      }
      return false;
    } catch (IOException closed) {
      return true;
    }
  }

  /** All that arrives until the server closes; fails if it does not. */
  public String readToEnd() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] some = new byte[8_192];
    try {
      for (int length = in.read(some); length >= 0; length = in.read(some)) {
        all.write(some, 0, length);
      }
    } catch (SocketTimeoutException e) {
      throw new AssertionError("is not closed after\n" + all.toString(ISO_8859_1), e);
    } catch (IOException reset) {
      // Closed, too.
    }
    return all.toString(ISO_8859_1);
  }

  /** What has arrived once it ends with a text. */
  public String readUntil(String end) throws IOException {
    StringBuilder all = new StringBuilder();
    while (!all.toString().endsWith(end)) {
      int next = in.read();
      if (next < 0) {
        throw new AssertionError("closed after\n" + all);
      }
      all.append((char) next);
    }
    return all.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
