package io.aui.appserver.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An IMS that fails in one way, on a port of its own, and remembers what it received. */
public final class BrokenIms implements AutoCloseable {
  private static final Pattern HEAD = Pattern.compile("(?s)^.*?\r\n\r\n");
  private static final Pattern NONCE = Pattern.compile("(?i)x-acs-signature-nonce: (\\S+)");

  /** How it fails. */
  public enum Way {
    /** Nobody listens on its port. */
    REFUSED,
    /** It closes a connection before it reads anything. */
    CLOSED_AT_ONCE,
    /** It reads a request and closes the connection. */
    CLOSED_AFTER_THE_REQUEST,
    /** It reads a request and never answers. */
    SILENT,
    /** It announces a longer body than it sends. */
    HALF_AN_ANSWER,
    /** Its body never ends, one byte after the other. */
    SLOW_BODY,
    /** Its answer is no HTTP. */
    NO_HTTP,
    /** Its answer is no JSON. */
    HTML,
    /** Its answer has no body. */
    EMPTY,
    /** It throttles. */
    THROTTLED,
    /** It has failed. */
    FAILED
  }

  private final Way way;
  private final ServerSocket listener;
  private final int port;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  /** Starts it. */
  public BrokenIms(Way way) {
    this.way = way;
    try {
      listener = new ServerSocket(0, 4_096, InetAddress.getLoopbackAddress());
      port = listener.getLocalPort();
      if (way == Way.REFUSED) {
        listener.close();
      } else {
        daemon(this::accept);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is, or would be. */
  public int port() {
    return port;
  }

  /** The nonces of the signatures of all requests, in the order of their arrival. */
  public List<String> nonces() {
    return requests.stream().map(BrokenIms::nonce).flatMap(Optional::stream).toList();
  }

  /** How many requests have arrived. */
  public int requests() {
    return requests.size();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private static Optional<String> nonce(String request) {
    Matcher found = NONCE.matcher(request);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        if (way == Way.CLOSED_AT_ONCE) {
          requests.add("");
          socket.setSoLinger(true, 0);
          socket.close();
        } else {
          daemon(() -> serve(socket));
        }
      } catch (SocketException e) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      StringBuilder received = new StringBuilder();
      byte[] part = new byte[8_192];
      for (int length = in.read(part); length >= 0; length = in.read(part)) {
        received.append(new String(part, 0, length, ISO_8859_1));
        for (Matcher head = HEAD.matcher(received); head.find(); head = HEAD.matcher(received)) {
          requests.add(head.group());
          received.delete(0, head.end());
          if (!answer(socket)) {
            return;
          }
        }
      }
    } catch (IOException e) {
      // The other side has closed the connection.
    }
  }

  /** Whether the connection stays open. */
  private boolean answer(Socket socket) throws IOException {
    switch (way) {
      case SILENT -> {
        return true;
      }
      case HALF_AN_ANSWER -> send(socket, head("200 OK", "application/json", 100) + "{\"Req");
      case SLOW_BODY -> {
        send(socket, head("200 OK", "application/json", 1_000_000));
        while (true) {
          send(socket, " ");
          pause();
        }
      }
      case NO_HTTP -> send(socket, "SSH-2.0-OpenSSH_9.2\r\n\r\n");
      case HTML -> send(socket, whole("200 OK", "text/html", "<html></html>"));
      case EMPTY -> send(socket, whole("200 OK", "application/json", ""));
      case THROTTLED ->
          send(
              socket,
              whole(
                  "400 Bad Request",
                  "application/json",
                  "{\"Code\":\"Throttling.User\",\"Message\":\"slower\",\"RequestId\":\"R-1\"}"));
      case FAILED -> send(socket, whole("503 Service Unavailable", "text/plain", "no"));
      case REFUSED, CLOSED_AT_ONCE, CLOSED_AFTER_THE_REQUEST -> {}
    }
    return way != Way.HALF_AN_ANSWER && way != Way.CLOSED_AFTER_THE_REQUEST && way != Way.NO_HTTP;
  }

  private static String whole(String status, String type, String body) {
    return head(status, type, body.length()) + body;
  }

  private static String head(String status, String type, int length) {
    return "HTTP/1.1 "
        + status
        + "\r\nContent-Type: "
        + type
        + "\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "broken-ims");
    thread.setDaemon(true);
    thread.start();
  }
}
