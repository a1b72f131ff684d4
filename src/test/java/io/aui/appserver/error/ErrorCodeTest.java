package io.aui.appserver.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.http.ApiVersion;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {
  private static final Set<Integer> STATUSES =
      Set.of(400, 401, 403, 404, 405, 408, 409, 413, 415, 429, 500, 502, 503, 504);

  @Test
  void noTwoShareACode() {
    assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::code)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void isSpelledAsItsNameAndSaysWhatItMeans(ErrorCode code) {
    assertThat(code.code().toUpperCase(java.util.Locale.ROOT))
        .isEqualTo(code.name().replace("_", ""));
    assertThat(code.code()).matches("[A-Z][A-Za-z]+");
    assertThat(code.status()).isIn(STATUSES);
    assertThat(code.title()).endsWith(".");
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void isTheStatusOnVersion1AndInTheBodyOnVersion2(ErrorCode code) {
    Failure failure = Failure.of(new ApiException(code, "why"));

    assertThat(failure.message()).isEqualTo("why");
    assertThat(failure.errorCode()).isEqualTo(code.code());
    assertThat(failure.httpStatus(ApiVersion.V1, false)).isEqualTo(code.status());
    assertThat(failure.bodyStatus(ApiVersion.V1, false)).isEqualTo(code.status());
    boolean login = code.status() == 401;
    assertThat(failure.httpStatus(ApiVersion.V2, false)).isEqualTo(login ? 403 : 200);
    boolean forbidden = code.status() == 403;
    int inBody = forbidden ? 400 : code.status();
    assertThat(failure.bodyStatus(ApiVersion.V2, false)).isEqualTo(login ? 403 : inBody);
    assertThat(failure.httpStatus(ApiVersion.V2, true)).isEqualTo(code.status());
    assertThat(failure.bodyStatus(ApiVersion.V2, true)).isEqualTo(code.status());
    assertThat(failure.recordedStatus(ApiVersion.V2, false)).isEqualTo(login ? 403 : code.status());
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void saysWhenToTryAgainWhereThatHelps(ErrorCode code) {
    boolean helps = code.status() == 429 || code.status() == 503;
    assertThat(Failure.of(new ApiException(code, "why")).retryAfter().isPresent()).isEqualTo(helps);
    assertThat(Failure.of(ApiException.retryable(code, "why", Duration.ofSeconds(9))).retryAfter())
        .contains(Duration.ofSeconds(9));
  }
}
