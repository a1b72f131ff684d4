package io.aui.appserver.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;

/** The IMS beside the server under test: what it received, and how it shall misbehave. */
public final class Ims {
  private Ims() {}

  /** A call as IMS saw it. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Call(
      String action,
      Map<String, String> parameters,
      Map<String, List<String>> headers,
      String requestLine,
      String outcome) {}

  /** All calls since {@link #forget()}, oldest first. */
  public static List<Call> calls() {
    return List.of(Json.read(Http.get(inspector("/calls")).body(), Call[].class));
  }

  /** The calls of one action. */
  public static List<Call> calls(String action) {
    return calls().stream().filter(call -> call.action().equals(action)).toList();
  }

  /** The only call since {@link #forget()}. */
  public static Call onlyCall() {
    List<Call> calls = calls();
    if (calls.size() != 1) {
      throw new AssertionError("one call was expected, there were " + calls.size());
    }
    return calls.get(0);
  }

  /** What the server under test sent, byte by byte. */
  public static String wire() {
    return new String(Http.getBytes(inspector("/wire")), ISO_8859_1);
  }

  /** Forgets calls, faults and bytes. */
  public static void forget() {
    Http.get(inspector("/forget"));
  }

  /** Adds a fault, such as {@code {"kind":"throttle"}}. */
  public static void fault(String fault) {
    Http.Reply reply = Http.post(System.getProperty(Settings.EMULATOR) + "_faults", fault);
    if (reply.status() != 201) {
      throw new AssertionError(reply.body());
    }
  }

  /** Runs something while nobody listens where IMS is. */
  public static void whileDown(Runnable action) {
    Http.get(inspector("/down"));
    try {
      action.run();
    } finally {
      Http.get(inspector("/up"));
    }
  }

  private static String inspector(String path) {
    return System.getProperty(Settings.INSPECTOR) + path;
  }
}
