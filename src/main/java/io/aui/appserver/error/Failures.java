package io.aui.appserver.error;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.aui.appserver.error.Failure.Carrier;
import io.aui.appserver.http.ApiVersion;
import io.aui.appserver.http.Exchange;
import io.aui.appserver.http.HttpConfig;
import io.aui.appserver.ims.ImsException;
import io.aui.appserver.ims.UnknownRegionException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Turns every failure of an operation into the one body; with {@link UnknownPaths} the only place
 * where a failure becomes an answer.
 */
@Singleton
class Failures {
  private static final Logger LOG = Logger.getLogger(Failures.class);

  private final boolean v2RealStatus;

  Failures(HttpConfig config) {
    this.v2RealStatus = config.v2RealStatus();
  }

  @ServerExceptionMapper
  Response ours(ApiException failure, RoutingContext request) {
    return answer(Failure.of(failure), request);
  }

  @ServerExceptionMapper
  Response ims(ImsException failure, RoutingContext request) {
    return answer(ImsFailureTable.failure(failure), request);
  }

  @ServerExceptionMapper
  Response region(UnknownRegionException failure, RoutingContext request) {
    return answer(Failure.of(ApiException.invalid("region", failure.getMessage())), request);
  }

  /** The second is named for itself, because the framework has a mapper of its own for it. */
  @ServerExceptionMapper({JacksonException.class, MismatchedInputException.class})
  Response json(JacksonException failure, RoutingContext request) {
    return answer(JsonFailures.failure(failure), request);
  }

  @ServerExceptionMapper
  Response framework(WebApplicationException failure, RoutingContext request) {
    return answer(
        Failure.ofStatus(failure.getResponse().getStatus(), failure.getMessage()), request);
  }

  @ServerExceptionMapper
  Response unexpected(Throwable failure, RoutingContext request) {
    LOG.error("Unexpected failure", failure);
    return answer(Failure.unexpected(), request);
  }

  private Response answer(Failure failure, RoutingContext request) {
    Exchange exchange = Exchange.of(request);
    ApiVersion version = exchange.version();
    int told = failure.toldStatus(version, v2RealStatus);
    exchange.orOwnId(failure.imsRequestId().orElse(null));
    exchange.failed(
        failure.recordedStatus(version, v2RealStatus),
        failure.errorCode(),
        failure.carrier() == Carrier.LOGIN);
    Response.ResponseBuilder response =
        Response.status(failure.httpStatus(version, v2RealStatus))
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(ErrorBody.of(failure, told, exchange.requestId()));
    failure
        .retryAfterSeconds()
        .ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
    if (failure.carrier() == Carrier.LOGIN && told == ErrorCode.LOGIN_REQUIRED.status()) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, challenge(failure));
    }
    return response.build();
  }

  /** RFC 6750, section 3: who sent no token is told nothing but that one is needed. */
  private static String challenge(Failure failure) {
    return failure.errorCode().equals(ErrorCode.LOGIN_REQUIRED.code())
        ? "Bearer"
        : "Bearer error=\"invalid_token\"";
  }
}
