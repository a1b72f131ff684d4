package io.aui.appserver.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aui.appserver.http.Exchange;
import io.aui.appserver.http.HttpConfig;
import io.aui.appserver.http.VerbatimAnswer;
import io.aui.appserver.ims.ImsException;
import io.aui.appserver.ims.UnknownRegionException;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What failures will be answered with, for those who keep an answer or have to undo something. */
@Singleton
public class FailureAnswers {
  private static final Logger LOG = Logger.getLogger(FailureAnswers.class);

  private final boolean v2RealStatus;
  private final ObjectMapper json;

  FailureAnswers(HttpConfig config, ObjectMapper json) {
    this.v2RealStatus = config.v2RealStatus();
    this.json = json;
  }

  /**
   * Whether an operation that failed so certainly changed nothing at IMS: it was refused here, or
   * IMS says so. Anything unforeseen may have happened behind IMS's answer.
   */
  public static boolean surelyNotExecuted(Throwable failure) {
    return failure instanceof ImsException ims
        ? ims.surelyNotExecuted()
        : failure instanceof ApiException || failure instanceof UnknownRegionException;
  }

  /** Logs what no answer explains: a defect of this server. */
  public static void logIfUnexpected(Throwable failure) {
    if (!(failure instanceof ImsException) && !surelyNotExecuted(failure)) {
      LOG.error("Unexpected failure", failure);
    }
  }

  /** The answer of an operation that failed after its request was bound. */
  public VerbatimAnswer of(Throwable thrown, Exchange exchange) {
    Failure failure = failure(thrown);
    int told = failure.toldStatus(exchange.version(), v2RealStatus);
    return new VerbatimAnswer(
        failure.httpStatus(exchange.version(), v2RealStatus),
        text(ErrorBody.of(failure, told, exchange.requestId())),
        failure.retryAfterSeconds(),
        failure.recordedStatus(exchange.version(), v2RealStatus),
        failure.errorCode(),
        Optional.empty());
  }

  private static Failure failure(Throwable thrown) {
    if (thrown instanceof ApiException ours) {
      return Failure.of(ours);
    } else if (thrown instanceof ImsException ims) {
      return ImsFailureTable.failure(ims);
    } else if (thrown instanceof UnknownRegionException region) {
      return Failure.of(ApiException.invalid("region", region.getMessage()));
    }
    return Failure.unexpected();
  }

  private String text(ErrorBody body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
