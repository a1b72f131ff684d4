package io.aui.appserver.ims;

import static io.aui.appserver.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.HttpTestBase;
import io.aui.appserver.testing.Ims;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire to IMS, byte by byte. */
@QuarkusTest
class SentBytesTest extends HttpTestBase {
  /** The endpoint is configured without a slash at its end, and yet there is one here. */
  @Test
  void theRequestIsAnEmptyPostOnTheRootWithEverythingInTheQuery() {
    String id = Api.instance("v2");
    Ims.forget();

    Api.ok("v2", "sendAIAgentText", object("ai_agent_instance_id", id, "text", "a b"));

    String sent = Ims.wire();
    int end = sent.indexOf("\r\n\r\n");
    List<String> lines = Arrays.asList(sent.substring(0, end).split("\r\n"));
    assertThat(sent.substring(end + 4)).as("body").isEmpty();
    assertThat(lines.get(0)).startsWith("POST /?").endsWith(" HTTP/1.1");
    assertThat(lines.get(0)).contains("InstanceId=" + id, "Text=a%20b");
    assertThat(header(lines, "host")).matches("127\\.0\\.0\\.1:[0-9]+");
    assertThat(header(lines, "x-acs-action")).isEqualTo("SendAIAgentText");
    assertThat(header(lines, "x-acs-version")).isEqualTo("2020-11-09");
    assertThat(header(lines, "x-acs-date")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    assertThat(header(lines, "x-acs-signature-nonce")).hasSizeGreaterThanOrEqualTo(16);
    assertThat(header(lines, "x-acs-content-sha256"))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(header(lines, "authorization"))
        .matches(
            "ACS3-HMAC-SHA256 Credential=test-access-key-id,"
                + "SignedHeaders=[a-z0-9;-]*host;[a-z0-9;-]*,Signature=[0-9a-f]{64}");
    assertThat(header(lines, "content-length")).isIn("0", null);
    assertThat(header(lines, "content-type")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void noNonceIsUsedTwice(String version) {
    String id = Api.instance(version);
    for (int i = 0; i < 20; i++) {
      Api.ok(version, "sendAIAgentText", Api.body("sendAIAgentText", id));
    }
    assertThat(Ims.calls())
        .extracting(call -> call.headers().get("x-acs-signature-nonce"))
        .doesNotHaveDuplicates();
  }

  static List<String> values() {
    return List.of(
        "a b",
        " leading and trailing ",
        "a+b",
        "a*b",
        "a~b",
        "%41",
        "100%",
        "{}",
        "{x}",
        "{\"a\":[1,2]}",
        "a&b=c?d#e",
        "a/b\\c;d:e@f",
        "'()!$,\"<>`|^[]",
        "你好，世界",
        "😀👩‍👩‍👧",
        "é e\u0301",
        "line\r\nbreak\ttab",
        "\u007f\u0001",
        "+%20%2B",
        "x".repeat(8_192),
        "字".repeat(5_000));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("values")
  void aValueArrivesAsItWasGivenAndItsSignatureHolds(String value) {
    String id = Api.instance("v1");
    Ims.forget();

    Api.ok("v1", "sendAIAgentText", object("ai_agent_instance_id", id, "text", value));
    Api.ok(
        "v2",
        "updateAIAgentInstance",
        object("ai_agent_instance_id", id, "agent_config", "{}", "user_data", value));

    assertThat(Ims.calls()).extracting(Ims.Call::outcome).containsExactly("OK", "OK");
    assertThat(Ims.calls().get(0).parameters()).containsEntry("Text", value);
    assertThat(Ims.calls().get(1).parameters()).containsEntry("UserData", value);
  }

  @Test
  void aBlankOptionalMemberIsNotSent() {
    String id = Api.instance("v1");
    Ims.forget();

    Api.ok(
        "v1",
        "updateAIAgentInstance",
        object("ai_agent_instance_id", id, "agent_config", "{}", "user_data", ""));

    assertThat(Ims.onlyCall().parameters()).doesNotContainKey("UserData");
  }

  private static String header(List<String> lines, String name) {
    String prefix = name + ":";
    return lines.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
        .map(line -> line.substring(prefix.length()).strip())
        .findFirst()
        .orElse(null);
  }
}
