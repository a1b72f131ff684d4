package io.aui.appserver.error;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aui.appserver.http.DeadlineException;
import io.aui.appserver.http.HttpConfig;
import io.aui.appserver.http.RequestContext;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Makes the responses: successes, failures, and refusals of requests that reach no operation. It
 * adds {@code code} and {@code request_id} to the members of an operation's response record.
 */
@Singleton
public class ResponseWriter {
  private static final Logger LOG = Logger.getLogger(ResponseWriter.class);

  private final boolean v2RealStatus;
  private final ObjectMapper json;

  ResponseWriter(HttpConfig config, ObjectMapper json) {
    this.v2RealStatus = config.v2RealStatus();
    this.json = json;
  }

  /**
   * A success: the members of a response record in an object with {@code code} and {@code
   * request_id}.
   */
  public StoredResponse success(Object members, RequestContext context) {
    Success body = new Success(200, context.responseRequestId(), members);
    return new StoredResponse(
        200,
        text(body),
        Optional.empty(),
        Optional.empty(),
        0,
        "",
        false,
        context.instanceId(),
        context.imsRequestId());
  }

  /** A failure. An unexpected one is logged, and the caller gets a fixed message. */
  public StoredResponse failure(Throwable thrown, RequestContext context) {
    Failure failure = MisspelledMembers.named(ErrorMapper.failure(thrown), context);
    if (thrown instanceof DeadlineException && failure.isUnexpected()) {
      LOG.errorf("%s was not answered in time", context.operation().orElse("?"));
    } else if (failure.isUnexpected()) {
      LOG.error("Unexpected failure", thrown);
    }
    return failure(failure, context);
  }

  StoredResponse failure(Failure failure, RequestContext context) {
    int status = failure.bodyStatus(context.version(), v2RealStatus);
    String imsRequestId = failure.imsRequestId().orElse("");
    ErrorBody body =
        new ErrorBody(
            status,
            failure.message(),
            failure.errorCode(),
            imsRequestId.isEmpty() ? context.requestId() : imsRequestId);
    return new StoredResponse(
        failure.httpStatus(context.version(), v2RealStatus),
        text(body),
        failure.retryAfterSeconds(),
        failure.challenge(status),
        failure.recordedStatus(context.version(), v2RealStatus),
        failure.errorCode(),
        failure.isLoginFailure(),
        context.instanceId(),
        imsRequestId);
  }

  /**
   * A failure of a request that reached no operation, with the real status on both versions.
   *
   * @param detail the message of a 404; may be empty
   * @param requestId this server's id of the request
   */
  public static StoredResponse refusal(int status, String detail, String requestId) {
    Failure failure = Failure.ofStatus(status, detail);
    JsonObject body =
        new JsonObject()
            .put("code", failure.status())
            .put("message", failure.message())
            .put("error_code", failure.errorCode())
            .put("request_id", requestId);
    return new StoredResponse(
        failure.status(),
        body.encode(),
        failure.retryAfterSeconds(),
        Optional.empty(),
        failure.status(),
        failure.errorCode(),
        false,
        "",
        "");
  }

  private String text(Object body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A response cannot be written as JSON", e);
    }
  }

  /** The object around the members of a response record. */
  @RegisterForReflection
  record Success(
      int code, @JsonProperty("request_id") String requestId, @JsonUnwrapped Object members) {}
}
