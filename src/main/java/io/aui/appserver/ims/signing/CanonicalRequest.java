package io.aui.appserver.ims.signing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/**
 * The one text that stands for a request, whatever client wrote it: its hash is what gets signed.
 *
 * @param method the HTTP method in upper case
 * @param path the path, {@code /} for RPC products
 * @param query the canonical query, from {@link CanonicalQuery}
 * @param headers the signed headers: lower-case names, in their order, and values as by {@link
 *     #headerValue}
 * @param bodySha256 the body's hash in lower-case hex
 */
public record CanonicalRequest(
    String method,
    String path,
    String query,
    SortedMap<String, String> headers,
    String bodySha256) {

  /** Refuses a request with a part missing. */
  public CanonicalRequest {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(query, "query");
    Objects.requireNonNull(headers, "headers");
    Objects.requireNonNull(bodySha256, "bodySha256");
  }

  /** The value to sign of a header that was received once or several times. */
  public static String headerValue(List<String> received) {
    return received.size() == 1
        ? received.get(0).trim()
        : String.join(",", received.stream().map(String::trim).sorted().toList());
  }

  /** The names of the signed headers, as in {@code SignedHeaders}. */
  public String signedHeaders() {
    return String.join(";", headers.keySet());
  }

  /** The text whose hash is signed. It shows a security token, where one is signed. */
  public String text() {
    StringBuilder text = new StringBuilder(query.length() + 640);
    text.append(method).append('\n').append(path).append('\n').append(query).append('\n');
    for (Map.Entry<String, String> header : headers.entrySet()) {
      text.append(header.getKey()).append(':').append(header.getValue()).append('\n');
    }
    // The block of headers ends in a line break of its own, hence an empty line here.
    text.append('\n').append(signedHeaders()).append('\n').append(bodySha256);
    return text.toString();
  }

  /** Names what is signed, without the values: they may be secret. */
  @Override
  public String toString() {
    return "CanonicalRequest[" + method + " " + path + ", signed " + signedHeaders() + "]";
  }
}
