package io.aui.appserver.ims;

import io.aui.appserver.http.UniqueId;
import io.aui.appserver.ims.signing.Acs3Request;
import io.aui.appserver.ims.signing.Acs3Signer;
import io.aui.appserver.ims.signing.CanonicalQuery;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.time.InstantSource;

/**
 * Turns the parameters that a client's method was given into the query, and signs the request
 * exactly as it will be sent; the signer itself is pure.
 */
final class SigningFilter implements ClientRequestFilter {
  private static final String VERSION = "x-acs-version";
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  private final Acs3Signer signer;
  private final ImsEndpoint endpoint;
  private final InstantSource clock;

  SigningFilter(Acs3Signer signer, ImsEndpoint endpoint, InstantSource clock) {
    this.signer = signer;
    this.endpoint = endpoint;
    this.clock = clock;
  }

  @Override
  public void filter(ClientRequestContext request) {
    String query = CanonicalQuery.of(((ImsParameters) request.getEntity()).values());
    URI uri = URI.create(request.getUri() + "?" + query);
    request.setUri(uri);
    // Sent without a body; a content type would have to be signed and says nothing.
    request.setEntity(null);
    MultivaluedMap<String, Object> headers = request.getHeaders();
    headers.remove(HttpHeaders.CONTENT_TYPE);
    Acs3Request toSign =
        new Acs3Request(
            request.getMethod(),
            uri.getRawPath(),
            query,
            host(uri),
            headers.getFirst(ImsClient.ACTION).toString(),
            headers.getFirst(VERSION).toString());
    signer
        .sign(toSign, endpoint.credentials(), clock.instant(), UniqueId.next())
        .forEach(headers::putSingle);
  }

  /** The Host header as the HTTP client writes it: without the port that the scheme implies. */
  private static String host(URI uri) {
    int port = uri.getPort();
    boolean implied = port < 0 || port == ("https".equals(uri.getScheme()) ? HTTPS : HTTP);
    return implied ? uri.getHost() : uri.getHost() + ":" + port;
  }
}
