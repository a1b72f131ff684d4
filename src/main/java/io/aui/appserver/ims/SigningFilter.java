package io.aui.appserver.ims;

import io.aui.appserver.http.UniqueId;
import io.aui.appserver.ims.signing.Acs3Request;
import io.aui.appserver.ims.signing.Acs3Signer;
import io.aui.appserver.ims.signing.CanonicalQuery;
import io.aui.appserver.tracing.ClientSpans;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;

/**
 * Signs every request to IMS and STS exactly as it is sent, and refuses requests whose query is too
 * long. The signer itself knows nothing of HTTP clients.
 */
final class SigningFilter implements ClientRequestFilter {
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  private final Acs3Signer signer;
  private final ImsEndpoint endpoint;
  private final QueryLimit limit;
  private final ClockSkew clock;
  private final ClientSpans spans;

  SigningFilter(
      Acs3Signer signer,
      ImsEndpoint endpoint,
      QueryLimit limit,
      ClockSkew clock,
      ClientSpans spans) {
    this.signer = signer;
    this.endpoint = endpoint;
    this.limit = limit;
    this.clock = clock;
    this.spans = spans;
  }

  @Override
  public void filter(ClientRequestContext request) {
    URI uri = request.getUri();
    String query = CanonicalQuery.of(uri.getRawQuery());
    limit.check(query);
    // What is sent is what was signed, so that the server need not encode it in the same way.
    request.setUri(withQuery(uri, query));
    MultivaluedMap<String, Object> headers = request.getHeaders();
    Acs3Request toSign =
        new Acs3Request(
            request.getMethod(),
            uri.getRawPath(),
            query,
            host(uri),
            headers.getFirst(ImsClient.ACTION).toString(),
            headers.getFirst(ImsClient.VERSION).toString());
    signer
        .sign(toSign, endpoint.credentials(), clock.now(), UniqueId.next())
        .forEach(headers::putSingle);
    spans.propagate(headers::putSingle);
  }

  private static URI withQuery(URI uri, String query) {
    return URI.create(
        uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath() + "?" + query);
  }

  /** The Host header as the HTTP client writes it: without the scheme's default port. */
  private static String host(URI uri) {
    int port = uri.getPort();
    boolean implied = port < 0 || port == ("https".equals(uri.getScheme()) ? HTTPS : HTTP);
    return implied ? uri.getHost() : uri.getHost() + ":" + port;
  }
}
