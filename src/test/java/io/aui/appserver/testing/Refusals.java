package io.aui.appserver.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What every refusal looks like. */
public final class Refusals {
  private Refusals() {}

  /** Tests all rows, so that one look at the failure shows every row that is wrong. */
  public static <T> void assertEach(Iterable<T> rows, Consumer<T> test) {
    List<String> failed = new ArrayList<>();
    for (T row : rows) {
      try {
        test.accept(row);
      } catch (AssertionError e) {
        failed.add("\n" + row + ": " + e.getMessage().strip());
      }
    }
    assertThat(failed).isEmpty();
  }

  /**
   * A refusal of the contents: version 1 tells it by its status, version 2 by the body alone, where
   * 403 is left to bad logins.
   *
   * @param code the status on version 1
   */
  public static void assertRefused(
      Http.Reply reply, String version, int code, String errorCode, String... messageParts) {
    boolean v1 = version.equals("v1");
    assertThat(reply.status()).as(reply.toString()).isEqualTo(v1 ? code : 200);
    assertBody(reply, v1 ? code : toldOnV2(code), errorCode, messageParts);
  }

  /** What the body tells on version 2 of a refusal that is no bad login. */
  public static int toldOnV2(int code) {
    return code == 403 ? 400 : code;
  }

  /** A refusal before the contents: its status is real on both versions. */
  public static void assertReallyRefused(
      Http.Reply reply, int code, String errorCode, String... messageParts) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(code);
    assertBody(reply, code, errorCode, messageParts);
  }

  private static void assertBody(
      Http.Reply reply, int code, String errorCode, String... messageParts) {
    JsonNode body = reply.json();
    assertThat(reply.header("content-type")).startsWith("application/json");
    assertThat(Json.names(body))
        .containsExactlyInAnyOrder("code", "message", "error_code", "request_id");
    assertThat(body.path("code").isIntegralNumber()).isTrue();
    assertThat(reply.code()).as(reply.toString()).isEqualTo(code);
    assertThat(body.path("error_code").asText()).as(reply.toString()).isEqualTo(errorCode);
    assertThat(body.path("request_id").asText()).isNotBlank();
    assertThat(body.path("message").asText())
        .isNotBlank()
        .doesNotContain("Exception", "java.", "com.fasterxml");
    for (String part : messageParts) {
      assertThat(body.path("message").asText()).contains(part);
    }
    if (code == 429 || code == 503) {
      assertThat(reply.header("retry-after")).as(reply.toString()).matches("[1-9][0-9]*");
    } else {
      assertThat(reply.header("retry-after")).as(reply.toString()).isEmpty();
    }
  }
}
