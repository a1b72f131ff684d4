package io.aui.appserver;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The table of {@link ArchitectureTest}: which package may use which. */
final class Arrows {
  static final String ROOT = "io.aui.appserver";

  /** Packages that all packages may use. They may use only the root package themselves. */
  private static final Set<String> FOR_ALL = Set.of("", "http", "config");

  private static final Set<String> FEATURE =
      Set.of(
          "ims",
          "ims.failure",
          "ims.request",
          "ims.response",
          "tracking",
          "access",
          "limits.duration",
          "limits.quota",
          "error",
          "validation",
          "operation",
          "rtc",
          "start");

  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("", Set.of()),
          Map.entry("http", Set.of()),
          Map.entry("config", Set.of()),
          Map.entry("logging", Set.of()),
          Map.entry("agent", featureWith("agent.catalog", "guest")),
          Map.entry("agent.metrics", Set.of("agent.catalog", "tracking")),
          Map.entry("agent.catalog", Set.of("ims", "error", "limits.reconcile")),
          Map.entry("phone", FEATURE),
          Map.entry("messaging", FEATURE),
          Map.entry("voiceprint", FEATURE),
          Map.entry("upload", FEATURE),
          Map.entry(
              "admin",
              Set.of(
                  "access",
                  "limits.freeze",
                  "limits.quota",
                  "tracking",
                  "error",
                  "operation",
                  "validation")),
          Map.entry(
              "callback",
              Set.of(
                  "access",
                  "error",
                  "ims",
                  "ims.failure",
                  "limits.duration",
                  "operation",
                  "start",
                  "tracking")),
          Map.entry(
              "guest",
              Set.of(
                  "access",
                  "access.login",
                  "agent.catalog",
                  "error",
                  "ims",
                  "limits.duration",
                  "limits.freeze",
                  "operation",
                  "redis",
                  "start",
                  "tracking",
                  "validation",
                  "web")),
          Map.entry("console", Set.of("web")),
          Map.entry("lan", Set.of("web")),
          Map.entry("web", Set.of()),
          Map.entry(
              "events",
              Set.of(
                  "access",
                  "access.login",
                  "error",
                  "operation",
                  "redis",
                  "tracking",
                  "validation")),
          Map.entry("rtc", Set.of("access", "error", "operation", "start", "validation")),
          Map.entry(
              "operation",
              Set.of("access", "error", "ims", "limits.quota", "tracking", "validation")),
          Map.entry(
              "start",
              Set.of(
                  "access",
                  "access.login",
                  "error",
                  "idempotency",
                  "ims",
                  "ims.failure",
                  "ims.response",
                  "limits.duration",
                  "limits.freeze",
                  "limits.quota",
                  "redis",
                  "tracking")),
          Map.entry("limits", Set.of("tracking")),
          Map.entry(
              "limits.duration",
              Set.of("limits", "ims", "ims.failure", "ims.response", "redis", "tracking", "error")),
          Map.entry(
              "limits.freeze", Set.of("limits.duration", "limits.reconcile", "redis", "tracking")),
          Map.entry(
              "limits.reconcile",
              Set.of(
                  "limits", "limits.duration", "limits.quota", "ims", "ims.response", "tracking")),
          Map.entry(
              "limits.quota",
              Set.of("limits", "limits.duration", "redis", "tracking", "access", "error")),
          Map.entry("idempotency", Set.of("access", "error", "redis")),
          Map.entry("audit", Set.of("access", "access.login", "tracking")),
          Map.entry("access", Set.of("access.login", "access.overrides", "tracking", "error")),
          Map.entry("access.login", Set.of("error")),
          Map.entry("access.overrides", Set.of()),
          Map.entry("openapi", Set.of("error")),
          Map.entry("connection", Set.of("error")),
          Map.entry("redis", Set.of("error", "tracing")),
          Map.entry("tracing", Set.of()),
          Map.entry("tracking", Set.of("redis")),
          Map.entry(
              "doctor",
              Set.of("admin", "error", "ims", "ims.failure", "ims.request", "limits.reconcile")),
          Map.entry("health", Set.of("ims", "redis")),
          Map.entry("error", Set.of("ims", "ims.failure", "validation")),
          Map.entry("validation", Set.of("validation.schema")),
          Map.entry("validation.schema", Set.of()),
          Map.entry(
              "ims",
              Set.of(
                  "ims.credentials",
                  "ims.failure",
                  "ims.pipeline",
                  "ims.request",
                  "ims.response",
                  "ims.signing",
                  "tracing")),
          Map.entry(
              "ims.credentials",
              Set.of("ims.failure", "ims.pipeline", "ims.response", "ims.signing")),
          Map.entry("ims.failure", Set.of("ims.response")),
          Map.entry("ims.pipeline", Set.of("ims.failure")),
          Map.entry("ims.request", Set.of()),
          Map.entry("ims.response", Set.of()),
          Map.entry("ims.signing", Set.of()),
          Map.entry(
              "sandbox",
              Set.of(
                  "ims",
                  "ims.signing",
                  "validation.schema",
                  "sandbox.actions",
                  "sandbox.callbacks",
                  "sandbox.faults",
                  "sandbox.gateway",
                  "sandbox.protocol",
                  "sandbox.state")),
          Map.entry(
              "sandbox.gateway",
              Set.of("ims.signing", "sandbox.actions", "sandbox.protocol", "sandbox.state")),
          Map.entry("sandbox.actions", Set.of("ims.signing", "sandbox.protocol", "sandbox.state")),
          Map.entry("sandbox.callbacks", Set.of("sandbox.protocol", "sandbox.state")),
          Map.entry("sandbox.state", Set.of("ims.signing", "sandbox.protocol")),
          Map.entry("sandbox.faults", Set.of("sandbox.protocol")),
          Map.entry("sandbox.protocol", Set.of()));

  /** The only types that a package may use of another, by {@code origin>target}. */
  private static final Map<String, Set<String>> ONLY =
      Map.of(
          "error>ims", Set.of("ims.UnknownRegionException"),
          "sandbox>ims", Set.of("ims.ImsEndpoint"));

  private Arrows() {}

  /**
   * Whether a class of this project may use another one; classes of libraries are always allowed.
   */
  static boolean allow(String origin, String target) {
    if (!target.startsWith(ROOT + ".")) {
      return true;
    }
    String from = packageOf(origin);
    String to = packageOf(target);
    if (from.equals(to)) {
      return true;
    }
    if (!ALLOWED.containsKey(from)) {
      throw new AssertionError(
          "package '" + from + "' has no arrows yet; there are " + new TreeSet<>(ALLOWED.keySet()));
    }
    if (FOR_ALL.contains(to)) {
      // Packages that all may use depend only on the root package, else there would be cycles.
      return to.isEmpty() || !FOR_ALL.contains(from);
    }
    Set<String> types = ONLY.get(from + ">" + to);
    return ALLOWED.get(from).contains(to)
        && (types == null || types.contains(topLevel(target).substring(ROOT.length() + 1)));
  }

  private static Set<String> featureWith(String... others) {
    Set<String> allowed = new TreeSet<>(FEATURE);
    allowed.addAll(Set.of(others));
    return allowed;
  }

  private static String packageOf(String className) {
    String name = topLevel(className);
    int end = name.lastIndexOf('.');
    return end <= ROOT.length() ? "" : name.substring(ROOT.length() + 1, end);
  }

  private static String topLevel(String className) {
    String element = className.replaceAll("^\\[+L|;$", "");
    int nested = element.indexOf('$');
    return nested < 0 ? element : element.substring(0, nested);
  }
}
