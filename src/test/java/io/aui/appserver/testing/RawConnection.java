package io.aui.appserver.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/**
 * A connection on which anything can be sent, correct or not. Texts are one byte a character in
 * both directions.
 */
public final class RawConnection implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;

  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;

  private RawConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
    this.in = socket.getInputStream();
  }

  /** Connects to the server under test. */
  public static RawConnection open() throws IOException {
    return to(RestAssured.port);
  }

  /** Connects to a port of this machine. */
  public static RawConnection to(int port) throws IOException {
    return over(new Socket("localhost", port));
  }

  /** Takes a connected socket, which may be an encrypted one. */
  public static RawConnection over(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return new RawConnection(socket);
  }

  /** Sends a text over a new connection; returns all that arrives until the server closes it. */
  public static String exchange(int port, String text) throws IOException {
    try (RawConnection connection = to(port)) {
      return connection.send(text).readToEnd();
    }
  }

  /** Sends a text as it is. */
  public RawConnection send(String text) throws IOException {
    out.write(text.getBytes(ISO_8859_1));
    out.flush();
    return this;
  }

  /** Sends the head of a POST of JSON. */
  public RawConnection head(String path, String... headers) throws IOException {
    StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n");
    head.append("Content-Type: application/json\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return send(head.append("\r\n").toString());
  }

  /** Sends a whole POST of JSON, its body in UTF-8. */
  public RawConnection post(String path, String body, String... headers) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    String[] all = Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = "Content-Length: " + bytes.length;
    return head(path, all).send(new String(bytes, ISO_8859_1));
  }

  /** Sends one chunk of a chunked body; an empty one ends it. */
  public RawConnection chunk(String text) throws IOException {
    return send(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
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

  /** Reads one answer: its head, and as much of a body as it announces. */
  public String answer() throws IOException {
    String head = readUntil("\r\n\r\n");
    int length = 0;
    for (String line : head.lines().toList()) {
      if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    return head + new String(in.readNBytes(length), ISO_8859_1);
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

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
