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
