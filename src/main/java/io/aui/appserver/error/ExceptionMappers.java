package io.aui.appserver.error;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.aui.appserver.http.RequestContext;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Passes exceptions that are thrown outside an operation to the {@link ResponseWriter}. */
@Singleton
class ExceptionMappers {
  private final ResponseWriter responses;

  ExceptionMappers(ResponseWriter responses) {
    this.responses = responses;
  }

  /**
   * Handles every exception. Types for which the framework has a mapper of its own must be listed,
   * because a mapper for {@code Throwable} alone would not replace those.
   */
  @ServerExceptionMapper({
    Throwable.class,
    WebApplicationException.class,
    JacksonException.class,
    MismatchedInputException.class,
    ConstraintViolationException.class
  })
  Response any(Throwable thrown, RoutingContext request) {
    Throwable failure =
        thrown instanceof NotFoundException
            ? new NotFoundException(UnknownPathMessage.of(request))
            : thrown;
    StoredResponse response = responses.failure(failure, RequestContext.of(request));
    // The response sets its status itself, but not if the request is a HEAD.
    return Response.status(response.httpStatus())
        .entity(response)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .build();
  }
}
