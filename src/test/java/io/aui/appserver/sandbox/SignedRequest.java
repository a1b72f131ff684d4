package io.aui.appserver.sandbox;

import io.aui.appserver.ims.signing.Acs3Request;
import io.aui.appserver.ims.signing.Acs3Signer;
import io.aui.appserver.ims.signing.CanonicalQuery;
import io.aui.appserver.sandbox.protocol.Ids;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A signed GenerateAIAgentCall as text, which tests can change before they send it. */
final class SignedRequest {
  private static final String EMPTY_BODY = "Content-Length: 0\r\n\r\n";

  final Map<String, String> headers = new LinkedHashMap<>();
  private final String query;

  SignedRequest(String host, String query) {
    this.query = query;
    headers.put("Host", host);
    new Acs3Signer()
        .sign(
            new Acs3Request(
                "POST", "/", CanonicalQuery.of(query), host, "GenerateAIAgentCall", "2020-11-09"),
            SandboxClient.CREDENTIALS,
            Instant.now(),
            Ids.hex())
        .forEach(headers::put);
  }

  /** The unchanged request. */
  String text() {
    return text("POST /?" + query, EMPTY_BODY);
  }

  /** The request with another method or path. */
  String startingWith(String start) {
    return text(start + query, EMPTY_BODY);
  }

  /** The request with a query that differs from the signed one. */
  String withQuery(String other) {
    return text("POST /?" + other, EMPTY_BODY);
  }

  /** The request with other body headers and another body. */
  String endingWith(String rest) {
    return text("POST /?" + query, rest);
  }

  private String text(String start, String rest) {
    StringBuilder request = new StringBuilder(start).append(" HTTP/1.1\r\nConnection: close\r\n");
    headers.forEach(
        (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
    return request.append(rest).toString();
  }
}
