package io.aui.appserver.sandbox;

import io.aui.appserver.ims.signing.Acs3Request;
import io.aui.appserver.ims.signing.Acs3Signer;
import io.aui.appserver.ims.signing.CanonicalQuery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A signed GenerateAIAgentCall as text, to be spoilt before it is sent. */
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

  /** As it should be. */
  String text() {
    return text("POST /?" + query, EMPTY_BODY);
  }

  /** With another beginning of the request line. */
  String startingWith(String start) {
    return text(start + query, EMPTY_BODY);
  }

  /** With another query than the signed one. */
  String withQuery(String other) {
    return text("POST /?" + other, EMPTY_BODY);
  }

  /** With other body headers and another body. */
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
