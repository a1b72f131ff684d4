package io.aui.appserver.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Checks the headers of a request that calls an operation. */
class HeadFilter {
  /**
   * Refuses HEAD (405), which the framework would take for a GET, and a body that is not JSON (415)
   * or too long (413) before any of it is read. A GET needs no content type.
   */
  @ServerRequestFilter(priority = FilterOrder.CONTENT)
  void content(HttpServerRequest request) {
    if (request.method().equals(HttpMethod.HEAD)) {
      throw new NotAllowedException(HttpMethod.GET.name());
    }
    String contentType = request.getHeader(HttpHeaders.CONTENT_TYPE);
    if (!request.method().equals(HttpMethod.GET) && (contentType == null || !isJson(contentType))) {
      throw new NotSupportedException("Content-Type must be application/json");
    }
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null && isOverLimit(length)) {
      throw new ClientErrorException(JsonBodyReader.TOO_LARGE, Status.REQUEST_ENTITY_TOO_LARGE);
    }
  }

  private static boolean isJson(String contentType) {
    int parameters = contentType.indexOf(';');
    String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
    return type.strip().toLowerCase(Locale.ROOT).equals("application/json");
  }

  /**
   * The HTTP server has already refused lengths that are not numbers. A length that does not fit
   * into a {@code long} is over any limit.
   */
  private static boolean isOverLimit(String length) {
    return length.length() > 18 || Long.parseLong(length) > JsonBodyReader.LIMIT_BYTES;
  }
}
