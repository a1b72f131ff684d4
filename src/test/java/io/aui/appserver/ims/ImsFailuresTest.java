package io.aui.appserver.ims;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.ims.ImsException.BadCredentials;
import io.aui.appserver.ims.ImsException.InvalidAnswer;
import io.aui.appserver.ims.ImsException.TimedOut;
import io.aui.appserver.ims.ImsException.Unavailable;
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

class ImsFailuresTest {
  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource(
      textBlock =
          """
          400, MissingParameter,               Rejected
          400, InvalidParameter,               Rejected
          403, OperationDenied,                Denied
          403, OperationDenied.Suspended,      Denied
          404, ProjectNotFound,                NotFound
          404, ResourceNotFound,               NotFound
          403, RequestsTooFrequent,            Throttled
          403, Forbidden,                      BadCredentials
          500, InternalError,                  Unavailable
          503, ServiceUnAvailable,             Unavailable
          404, AgentNotFound,                  NotFound
          400, AgentNotFound,                  NotFound
          403, Forbidden.SubscriptionRequired, Denied
          400, Forbidden.SubscriptionRequired, Denied
          400, InvalidAudioDuration,           Rejected
          404, InvalidApi.NotFound,            BadCredentials
          404, InvalidProduct.NotFound,        BadCredentials
          404, InvalidProtocol.NeedSsl,        BadCredentials
          400, MissingAIAgentId,               Rejected
          400, InvalidExpire,                  Rejected
          400, InvalidParameter.Format,        Rejected
          404, InvalidAccessKeyId.NotFound,    BadCredentials
          400, InvalidAccessKeyId.NotFound,    BadCredentials
          400, InvalidAccessKeyId.Inactive,    BadCredentials
          400, InvalidTimeStamp.Format,        BadCredentials
          400, InvalidTimeStamp.Expired,       BadCredentials
          400, SignatureNonceUsed,             BadCredentials
          400, SignatureDoesNotMatch,          BadCredentials
          400, IncompleteSignature,            BadCredentials
          400, InvalidSignatureMethod,         BadCredentials
          400, UnsupportedHTTPMethod,          BadCredentials
          403, Forbidden.RAM,                  BadCredentials
          400, InvalidSecurityToken.Expired,   BadCredentials
          400, InvalidSecurityToken.Malformed, BadCredentials
          400, Throttling.User,                Throttled
          400, Throttling,                     Throttled
          400, Throttling.Api,                 Throttled
          503, Throttling.Api,                 Throttled
          503, ServiceUnavailable,             Unavailable
          500, InvalidParameter,               Rejected
          429, Something.New,                  Throttled
          404, Something.New,                  NotFound
          414, Something.New,                  Rejected
          431, Something.New,                  Rejected
          409, Something.New,                  InvalidAnswer
          400, Something.New,                  InvalidAnswer
          500, Something.New,                  Unavailable
          502, ,                               Unavailable
          429, ,                               Throttled
          404, ,                               NotFound
          414, ,                               Rejected
          431, ,                               Rejected
          401, ,                               InvalidAnswer
          400, ' ',                            InvalidAnswer
          """)
  void classifiesByCodeAndThenByStatus(int status, String code, String expected) {
    ImsException failure = ImsFailures.refusal(status, code, "because", "R-1");

    assertThat(failure.getClass().getSimpleName()).isEqualTo(expected);
    assertThat(failure.imsRequestId()).contains("R-1");
    if (code == null || code.isBlank()) {
      assertThat(failure.imsCode()).isEmpty();
    } else {
      assertThat(failure.imsCode()).contains(code);
    }
    boolean mayHaveBeenExecuted =
        failure instanceof Unavailable || failure instanceof InvalidAnswer;
    assertThat(failure.surelyNotExecuted()).isEqualTo(!mayHaveBeenExecuted);
  }

  @Test
  void whatImsCalculatedForOurSignatureIsNotToldToCallers() {
    ImsException failure =
        ImsFailures.refusal(
            400, "SignatureDoesNotMatch", "server CanonicalRequest is [POST secret]", "R-1");
    assertThat(failure).isInstanceOf(BadCredentials.class);
    assertThat(failure.getMessage()).doesNotContain("CanonicalRequest", "secret");
  }

  @Test
  void messagesAreOneReadableLine() {
    assertThat(ImsFailures.refusal(400, "InvalidX", "a\r\nb\u0007c", null).getMessage())
        .isEqualTo("a b c");
    assertThat(ImsFailures.refusal(400, "InvalidX", "x".repeat(9_999), null).getMessage().length())
        .isLessThan(600);
    assertThat(ImsFailures.refusal(400, "InvalidX", null, null).getMessage()).contains("InvalidX");
    assertThat(ImsFailures.refusal(502, null, " ", null).getMessage()).contains("502");
  }

  static Stream<Arguments> brokenCalls() {
    return Stream.of(
        Arguments.of(new ConnectException("refused"), Unavailable.class, true),
        Arguments.of(new UnknownHostException("x"), Unavailable.class, true),
        Arguments.of(new ConnectTimeoutException("x"), TimedOut.class, true),
        Arguments.of(new TimeoutException("x"), TimedOut.class, false),
        Arguments.of(new HttpClosedException("x"), InvalidAnswer.class, false),
        Arguments.of(new StreamResetException(1), Unavailable.class, false),
        Arguments.of(new java.io.IOException("Connection reset"), Unavailable.class, false),
        Arguments.of(new IllegalStateException("x"), InvalidAnswer.class, false));
  }

  @ParameterizedTest
  @MethodSource("brokenCalls")
  void classifiesCallsThatBroke(
      Exception cause, Class<? extends ImsException> expected, boolean surelyNotExecuted) {
    for (Throwable failure : new Throwable[] {cause, new ProcessingException(cause)}) {
      ImsException classified = ImsFailures.transport(failure);
      assertThat(classified).isInstanceOf(expected);
      assertThat(classified.surelyNotExecuted()).isEqualTo(surelyNotExecuted);
      assertThat(classified.getMessage()).doesNotContain("Exception");
    }
  }

  @Test
  void whatIsClassifiedStaysSo() {
    ImsException known = ImsFailures.refusal(400, "Throttling", "m", null);
    assertThat(ImsFailures.transport(new ProcessingException(known))).isSameAs(known);
  }
}
