package io.aui.appserver.http;

import static io.aui.appserver.testing.Refusals.assertEach;
import static io.aui.appserver.testing.Refusals.assertReallyRefused;
import static io.aui.appserver.testing.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.HttpTestBase;
import io.aui.appserver.testing.Ims;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are not valid requests. */
@QuarkusTest
class BadBodiesTest extends HttpTestBase {
  private static final int LIMIT = 64 * 1024;
  private static final List<String> OPERATIONS =
      Stream.concat(Api.IMS_OPERATIONS.stream(), Stream.of("getRtcAuthToken")).toList();

  static Stream<Arguments> operations() {
    return Stream.of("v1", "v2")
        .flatMap(version -> OPERATIONS.stream().map(each -> Arguments.of(version, each)));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void aBodyThatIsNotAJsonObjectIsMalformed(String version, String operation) {
    String good = Api.body(operation, "an-instance").toString();
    assertEach(
        List.of(
            "",
            " ",
            "null",
            "not json",
            "[]",
            "[{}]",
            "5",
            "true",
            "\"{}\"",
            "{",
            good + "{}",
            good + " x",
            "{\"user_id\":\"a\",\"user_id\":\"b\"}",
            "{\"other\":1,\"other\":2}",
            "{user_id:1}",
            "{\"x\":" + "[".repeat(70) + "]".repeat(70) + "}",
            "{\"x\":" + "{\"x\":".repeat(70) + "1" + "}".repeat(70) + "}",
            "[".repeat(30_000),
            "{\"x\":1" + "0".repeat(100) + "}",
            "{\"x\":NaN}",
            "{\"x\":\"a\u0000b\"}",
            "\u0000",
            "{\"x\":\"\\ud83\"}",
            "<html/>"),
        body -> assertRefused(Api.call(version, operation, body), version, 400, "MalformedJson"));
    assertThat(Ims.calls()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"user_id":"a","user_id":"b"}  | the member user_id is given twice; leave one of them out (line 1, column
          {"<b>":1,"<b>":2}              | : a member is given twice; leave one of them out (line 1, column
          {"x":{"a":1,"a":2}}            | the member a is given twice; leave one of them out (line 1, column
          {"x":"y",\\n"z":"secret}        | it ends too early; a quote, a bracket or a brace is not closed (line 2, column
          {"x":1                         | it ends too early
          {user_id:1}                    | a member's name in double quotes is expected, or the object's end (line 1, column 2)
          {"user_id":"a",}               | a member's name in double quotes is expected
          {"user_id" "a"}                | a colon is expected after the member's name
          {"user_id":"a" "x":1}          | a comma or the end of the object or array is expected
          {"user_id":secret}             | texts must be in double quotes; else true, false, null or a number
          {"x":NaN}                      | numbers must be finite
          {"x":"a\\tb"}                | control characters in texts must be escaped
          {"x":"\\q"}                     | a backslash must begin one of JSON's escapes
          {"x":01}                       | a number is malformed
          {"x":1.}                       | a number is malformed
          {"x":}                         | a value is expected
          {"user_id":"a"} {}             | one JSON object, and nothing may follow it (line 1, column
          [1]                            | the body must be one JSON object
          """)
  void malformedJsonIsExplainedWithoutRepeatingIt(String body, String explanation) {
    String sent = body.replace("\\n", "\n").replace("\\t", "\t");
    Http.Reply reply = Api.call("v1", "getRtcAuthToken", sent);

    assertRefused(reply, "v1", 400, "MalformedJson", explanation);
    assertThat(reply.text("message")).doesNotContain("secret", "<b>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void bytesThatAreNotUtf8AreMalformed(String version) {
    byte[] body = "{\"user_id\":\"aXb\"}".getBytes(UTF_8);
    body[13] = (byte) 0xc3;
    assertRefused(
        post(version, "getRtcAuthToken", BodyPublishers.ofByteArray(body)),
        version,
        400,
        "MalformedJson");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void aBodyOverTheLimitIsRefusedAnnouncedOrNot(String version, String operation) {
    byte[] body = filled(LIMIT + 1);
    assertReallyRefused(
        post(version, operation, BodyPublishers.ofByteArray(body)), 413, "BodyTooLarge");
    assertReallyRefused(post(version, operation, chunked(body)), 413, "BodyTooLarge");
    assertThat(Ims.calls()).isEmpty();
  }

  @Test
  void aBodyOfExactlyTheLimitIsRead() {
    byte[] body = filled(LIMIT);
    for (BodyPublisher publisher : List.of(BodyPublishers.ofByteArray(body), chunked(body))) {
      Http.Reply reply = post("v1", "getRtcAuthToken", publisher);
      assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    }
  }

  @Test
  void aLongBodyIsRefusedThoughItGoesOn() {
    assertReallyRefused(
        post("v2", "getRtcAuthToken", chunked(filled(3 << 20))), 413, "BodyTooLarge");
  }

  private static Http.Reply post(String version, String operation, BodyPublisher body) {
    return Http.send(
        Http.request(Api.url(version, operation))
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(body));
  }

  private static BodyPublisher chunked(byte[] body) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
  }

  private static byte[] filled(int size) {
    String frame = "{\"user_id\":\"u1\",\"x\":\"\"}";
    return frame
        .replace("\"x\":\"\"", "\"x\":\"" + "x".repeat(size - frame.length()) + '"')
        .getBytes(UTF_8);
  }
}
