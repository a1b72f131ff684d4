package io.aui.appserver.ims.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.ims.failure.ImsException.Kind;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ImsErrorClassifierTest {
  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource(
      textBlock =
          """
          400, MissingParameter,               REJECTED
          400, InvalidParameter,               REJECTED
          403, OperationDenied,                DENIED
          403, OperationDenied.Suspended,      DENIED
          404, ProjectNotFound,                NOT_FOUND
          404, ResourceNotFound,               NOT_FOUND
          403, RequestsTooFrequent,            THROTTLED
          403, Forbidden,                      BAD_CREDENTIALS
          500, InternalError,                  UNAVAILABLE
          503, ServiceUnAvailable,             UNAVAILABLE
          404, AgentNotFound,                  NOT_FOUND
          400, AgentNotFound,                  NOT_FOUND
          403, Forbidden.SubscriptionRequired, DENIED
          400, Forbidden.SubscriptionRequired, DENIED
          400, InvalidAudioDuration,           REJECTED
          404, InvalidApi.NotFound,            BAD_CREDENTIALS
          404, InvalidProduct.NotFound,        BAD_CREDENTIALS
          404, InvalidProtocol.NeedSsl,        BAD_CREDENTIALS
          400, MissingAIAgentId,               REJECTED
          400, InvalidExpire,                  REJECTED
          400, InvalidParameter.Format,        REJECTED
          404, InvalidAccessKeyId.NotFound,    BAD_CREDENTIALS
          400, InvalidAccessKeyId.NotFound,    BAD_CREDENTIALS
          400, InvalidAccessKeyId.Inactive,    BAD_CREDENTIALS
          400, InvalidTimeStamp.Format,        BAD_CREDENTIALS
          400, InvalidTimeStamp.Expired,       BAD_CREDENTIALS
          400, SignatureNonceUsed,             BAD_CREDENTIALS
          400, SignatureDoesNotMatch,          BAD_CREDENTIALS
          400, IncompleteSignature,            BAD_CREDENTIALS
          400, InvalidSignatureMethod,         BAD_CREDENTIALS
          400, UnsupportedHTTPMethod,          BAD_CREDENTIALS
          403, Forbidden.RAM,                  BAD_CREDENTIALS
          400, InvalidSecurityToken.Expired,   BAD_CREDENTIALS
          400, InvalidSecurityToken.Malformed, BAD_CREDENTIALS
          400, Throttling.User,                THROTTLED
          400, Throttling,                     THROTTLED
          400, Throttling.Api,                 THROTTLED
          503, Throttling.Api,                 THROTTLED
          503, ServiceUnavailable,             UNAVAILABLE
          500, InvalidParameter,               REJECTED
          429, Something.New,                  THROTTLED
          404, Something.New,                  NOT_FOUND
          414, Something.New,                  REJECTED
          431, Something.New,                  REJECTED
          409, Something.New,                  INVALID_RESPONSE
          400, Something.New,                  INVALID_RESPONSE
          500, Something.New,                  UNAVAILABLE
          502, ,                               UNAVAILABLE
          429, ,                               THROTTLED
          404, ,                               NOT_FOUND
          414, ,                               REJECTED
          431, ,                               REJECTED
          401, ,                               INVALID_RESPONSE
          400, ' ',                            INVALID_RESPONSE
          """)
  void classifiesByCodeAndThenByStatus(int status, String code, Kind expected) {
    ImsException failure = ImsErrorClassifier.refusal(status, new ImsError(code, "because", "R-1"));

    assertThat(failure.kind()).isEqualTo(expected);
    assertThat(failure.imsRequestId()).contains("R-1");
    if (code == null || code.isBlank()) {
      assertThat(failure.imsCode()).isEmpty();
    } else {
      assertThat(failure.imsCode()).contains(code);
    }
    boolean mayHaveBeenExecuted =
        failure.kind() == Kind.UNAVAILABLE || failure.kind() == Kind.INVALID_RESPONSE;
    assertThat(failure.definitelyNotExecuted()).isEqualTo(!mayHaveBeenExecuted);
  }

  @Test
  void whatImsCalculatedForOurSignatureIsNotShownToCallers() {
    ImsException failure =
        ImsErrorClassifier.refusal(
            400,
            new ImsError(
                "SignatureDoesNotMatch", "server CanonicalRequest is [POST secret]", "R-1"));
    assertThat(failure.kind()).isEqualTo(Kind.BAD_CREDENTIALS);
    assertThat(failure.getMessage()).doesNotContain("CanonicalRequest", "secret");
  }

  @Test
  void messagesAreOneReadableLine() {
    assertThat(
            ImsErrorClassifier.refusal(400, new ImsError("InvalidX", "a\r\nb\u0007c", null))
                .getMessage())
        .isEqualTo("a b c");
    assertThat(
            ImsErrorClassifier.refusal(400, new ImsError("InvalidX", "x".repeat(9_999), null))
                .getMessage()
                .length())
        .isLessThan(600);
    assertThat(ImsErrorClassifier.refusal(400, new ImsError("InvalidX", null, null)).getMessage())
        .contains("InvalidX");
    assertThat(ImsErrorClassifier.refusal(502, new ImsError(null, " ", null)).getMessage())
        .contains("502");
  }

  static Stream<Arguments> brokenCalls() {
    return Stream.of(
        Arguments.of(new ConnectException("refused"), Kind.UNAVAILABLE, true),
        Arguments.of(new UnknownHostException("x"), Kind.UNAVAILABLE, true),
        Arguments.of(new ConnectTimeoutException("x"), Kind.TIMED_OUT, true),
        Arguments.of(new TimeoutException("x"), Kind.TIMED_OUT, false),
        Arguments.of(new HttpClosedException("x"), Kind.INVALID_RESPONSE, false),
        Arguments.of(new StreamResetException(1), Kind.UNAVAILABLE, false),
        Arguments.of(new java.io.IOException("Connection reset"), Kind.UNAVAILABLE, false),
        Arguments.of(new IllegalStateException("x"), Kind.INVALID_RESPONSE, false));
  }

  @ParameterizedTest
  @MethodSource("brokenCalls")
  void classifiesCallsThatBroke(Exception cause, Kind expected, boolean definitelyNotExecuted) {
    for (Throwable failure : new Throwable[] {cause, new ProcessingException(cause)}) {
      ImsException classified = ImsErrorClassifier.brokenCall(failure);
      assertThat(classified.kind()).isEqualTo(expected);
      assertThat(classified.definitelyNotExecuted()).isEqualTo(definitelyNotExecuted);
      assertThat(classified.getMessage()).doesNotContain("Exception");
    }
  }

  @Test
  void whatIsClassifiedStaysSo() {
    ImsException known = ImsErrorClassifier.refusal(400, new ImsError("Throttling", "m", null));
    assertThat(ImsErrorClassifier.brokenCall(new ProcessingException(known))).isSameAs(known);
  }
}
