package io.aui.appserver.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Sends answers that exist already as text. */
@Singleton
class VerbatimAnswers {
  @ServerExceptionMapper
  Response send(VerbatimAnswerException given, RoutingContext request) {
    VerbatimAnswer answer = given.answer();
    Exchange exchange = Exchange.of(request);
    answer.instanceId().ifPresent(exchange::concernsInstance);
    if (answer.failureStatus() != 0) {
      exchange.failed(answer.failureStatus(), answer.errorCode(), false);
    }
    // As bytes: the text goes out as it is, through no other writer.
    Response.ResponseBuilder response =
        Response.status(answer.httpStatus())
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(answer.body().getBytes(UTF_8));
    answer.retryAfter().ifPresent(delay -> response.header(HttpHeaders.RETRY_AFTER, delay));
    return response.build();
  }
}
