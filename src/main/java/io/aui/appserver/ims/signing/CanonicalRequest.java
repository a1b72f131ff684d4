package io.aui.appserver.ims.signing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/**
 * The canonical form of a request, which does not depend on the client that wrote it. Its hash is
 * signed.
 *
 * @param method the HTTP method in upper case
 * @param path the path, {@code /} for RPC products
 * @param query the canonical query, from {@link CanonicalQuery}
 * @param headers the signed headers: lower-case names in order, and values from {@link
 *     #headerValue}
 * @param bodySha256 the body's hash in lower-case hex
 */
public record CanonicalRequest(
    String method,
    String path,
    String query,
    SortedMap<String, String> headers,
    String bodySha256) {

  /** Refuses a request that lacks a part. */
  public CanonicalRequest {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(query, "query");
    Objects.requireNonNull(headers, "headers");
    Objects.requireNonNull(bodySha256, "bodySha256");
  }

  /** The value to sign for a header that was received once or several times. */
  public static String headerValue(List<String> received) {
    return received.size() == 1
        ? received.get(0).trim()
        : String.join(",", received.stream().map(String::trim).sorted().toList());
  }

  /** The names of the signed headers, as in the parameter {@code SignedHeaders}. */
  public String signedHeaders() {
    return String.join(";", headers.keySet());
  }

  /** The text whose hash is signed. It contains the security token, if one is signed. */
  public String text() {
    StringBuilder text = new StringBuilder(query.length() + 640);
    text.append(method).append('\n').append(path).append('\n').append(query).append('\n');
    for (Map.Entry<String, String> header : headers.entrySet()) {
      text.append(header.getKey()).append(':').append(header.getValue()).append('\n');
    }
    // The block of headers ends in its own line break, hence the empty line.
    text.append('\n').append(signedHeaders()).append('\n').append(bodySha256);
    return text.toString();
  }

  /** Shows the names of the signed headers, not their values: these may be secret. */
  @Override
  public String toString() {
    return "CanonicalRequest[" + method + " " + path + ", signed " + signedHeaders() + "]";
  }
}
