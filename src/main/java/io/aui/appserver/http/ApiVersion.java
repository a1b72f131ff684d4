package io.aui.appserver.http;

/**
 * The two versions of the HTTP API; they serve the same operations. They differ in how failures are
 * reported and in the unit of {@code expire}.
 */
public enum ApiVersion {
  /** Real HTTP statuses; {@code expire} in hours. */
  V1("v1"),
  /** Most failures with status 200, as the official clients expect; {@code expire} in seconds. */
  V2("v2");

  private static final String ROOT = "/api/";

  private final String segment;

  ApiVersion(String segment) {
    this.segment = segment;
  }

  /** The path segment and metric tag: {@code v1} or {@code v2}. */
  public String segment() {
    return segment;
  }

  /**
   * The version that a normalized path belongs to. A path outside the API counts as {@link #V1}, so
   * that its failures have real statuses.
   */
  static ApiVersion ofPath(String path) {
    return path.startsWith(V2.segment, ROOT.length()) && path.startsWith(ROOT) ? V2 : V1;
  }
}
