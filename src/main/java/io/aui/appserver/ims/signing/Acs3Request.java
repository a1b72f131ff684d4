package io.aui.appserver.ims.signing;

import java.util.Objects;

/**
 * The signed parts of a request that has all its parameters in the query and no body.
 *
 * @param method {@code POST}
 * @param path {@code /} for RPC products; empty counts as {@code /}
 * @param query the query in the form of {@link CanonicalQuery}; empty if there is none
 * @param host the value of the {@code Host} header, with the port if it is sent
 * @param action the operation, for example {@code StopAIAgentInstance}
 * @param version the product's API version, for example {@code 2020-11-09}
 */
public record Acs3Request(
    String method, String path, String query, String host, String action, String version) {
  /** SHA-256 of zero bytes: {@code x-acs-content-sha256} of a request without a body. */
  public static final String EMPTY_BODY_SHA256 =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  /** Refuses a request that lacks a part. */
  public Acs3Request {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(query, "query");
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(version, "version");
    path = path == null || path.isEmpty() ? "/" : path;
  }
}
