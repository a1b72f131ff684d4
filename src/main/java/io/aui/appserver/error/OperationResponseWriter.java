package io.aui.appserver.error;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Sends {@link OperationResponse}s, which every operation and the exception mapper return, through
 * the framework.
 */
@Provider
@Produces(MediaType.WILDCARD)
public class OperationResponseWriter implements ServerMessageBodyWriter<Object> {
  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
    return OperationResponse.class.isAssignableFrom(type);
  }

  @Override
  public void writeResponse(Object response, Type genericType, ServerRequestContext context) {
    // Status and headers are the response's own; the framework would overwrite them.
    context.serverResponse().setPreCommitListener(null);
    ((OperationResponse) response)
        .send(((ResteasyReactiveRequestContext) context).unwrap(RoutingContext.class));
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return OperationResponse.class.isAssignableFrom(type);
  }

  @Override
  public void writeTo(
      Object response,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out) {
    throw new WebApplicationException("Responses are written by writeResponse");
  }
}
