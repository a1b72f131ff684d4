package io.aui.appserver.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.http.ApiVersion;
import io.aui.appserver.testing.GeneratedText;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorDocumentTest {
  private static final String HEAD =
      """
      | `error_code` | v1 | v2 | Meaning | Usual cause | Remedy |
      | --- | --- | --- | --- | --- | --- |
      """;

  /** Told by their status before any operation is reached, never by an operation. */
  private static final Set<ErrorCode> OF_HTTP =
      Set.of(
          ErrorCode.METHOD_NOT_ALLOWED, ErrorCode.BODY_TOO_LARGE, ErrorCode.UNSUPPORTED_MEDIA_TYPE);

  @Test
  void documentHoldsExactlyTheCodesThatThereAre() {
    String rows =
        Arrays.stream(ErrorCode.values())
            .map(ErrorDocumentTest::row)
            .collect(Collectors.joining("\n"));
    GeneratedText.require("docs/errors.md", "codes", HEAD + rows, ErrorDocumentTest.class);
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void causeAndRemedyAreSentences(ErrorCode code) {
    assertThat(code.cause()).matches("[A-Z].*\\.");
    assertThat(code.remedy()).matches("[A-Z].*\\.");
  }

  private static String row(ErrorCode code) {
    return "| `%s` | %d | %s | %s | %s | %s |"
        .formatted(
            code.code(),
            code.status(),
            onV2(code),
            escaped(code.title()),
            escaped(code.cause()),
            escaped(code.remedy()));
  }

  private static String escaped(String text) {
    return text.replace("<", "&lt;").replace("*", "\\*");
  }

  /** The statuses of the responses that may carry a code on v2. */
  private static String onV2(ErrorCode code) {
    Set<Integer> statuses = new TreeSet<>();
    if (!OF_HTTP.contains(code)) {
      statuses.add(Failure.of(code, code.title()).httpStatus(ApiVersion.V2, false));
    }
    Failure ofHttp = Failure.ofStatus(code.status(), code.title());
    if (ofHttp.errorCode().equals(code.code())) {
      statuses.add(ofHttp.httpStatus(ApiVersion.V2, false));
    }
    return statuses.stream().map(String::valueOf).collect(Collectors.joining(" or "));
  }
}
