package io.aui.appserver.ims.failure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/**
 * Reads the body of an error response and has it classified. If the body is not JSON of the
 * documented form, only the status counts.
 */
public final class ImsErrorReader implements ResponseExceptionMapper<ImsException> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

  @Override
  public boolean handles(int status, MultivaluedMap<String, Object> headers) {
    return status >= 300;
  }

  @Override
  public ImsException toThrowable(Response response) {
    JsonNode body = body(response);
    return ImsErrorClassifier.refusal(
        response.getStatus(),
        new ImsError(
            text(body, "Code", "code"),
            text(body, "Message", "message"),
            text(body, "RequestId", "requestId")),
        retryAfter(response.getHeaderString(HttpHeaders.RETRY_AFTER)));
  }

  /** Null without a number of seconds. A date is ignored: it needs a correct clock. */
  private static Duration retryAfter(String header) {
    return header != null && SECONDS.matcher(header).matches()
        ? Duration.ofSeconds(Integer.parseInt(header))
        : null;
  }

  private static JsonNode body(Response response) {
    String text = response.hasEntity() ? response.readEntity(String.class) : null;
    try {
      return text == null || text.isEmpty() ? JSON.missingNode() : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }

  private static String text(JsonNode body, String name, String otherSpelling) {
    JsonNode value = body.has(name) ? body.get(name) : body.path(otherSpelling);
    return value.isTextual() ? value.textValue() : null;
  }
}
