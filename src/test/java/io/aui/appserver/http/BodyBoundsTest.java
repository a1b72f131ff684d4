package io.aui.appserver.http;

import static io.aui.appserver.testing.Json.object;
import static io.aui.appserver.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.HttpTestBase;
import io.aui.appserver.testing.Ims;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How deep, how many and how long: of a body and of the texts within it. */
@QuarkusTest
class BodyBoundsTest extends HttpTestBase {
  private static final int MEMBERS = 2_000;
  private static final int DEPTH = 64;
  private static final int NAME = 64;

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void membersAndElementsAreCountedTogether(String version) {
    // Besides the elements: user_id and x.
    String most = "{\"user_id\":\"u1\",\"x\":" + array(MEMBERS - 2) + "}";
    String oneMore = "{\"user_id\":\"u1\",\"x\":" + array(MEMBERS - 1) + "}";

    accepted(version, most);
    malformed(version, oneMore, "more than 2000 members");
    malformed(version, "{\"user_id\":\"u1\"," + members(MEMBERS) + "}", "more than 2000 members");
    accepted(version, "{\"user_id\":\"u1\"," + members(MEMBERS - 1) + "}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void namesAndDepthAreBoundedInUnknownMembersToo(String version) {
    accepted(version, "{\"user_id\":\"u1\",\"x\":{\"" + "n".repeat(NAME) + "\":1}}");
    malformed(version, "{\"user_id\":\"u1\",\"x\":{\"" + "n".repeat(NAME + 1) + "\":1}}", "64");
    malformed(version, "{\"" + "字".repeat(NAME + 1) + "\":1}", "64 characters");
    accepted(version, "{\"user_id\":\"u1\",\"x\":" + nested(DEPTH - 1) + "}");
    malformed(version, "{\"user_id\":\"u1\",\"x\":" + nested(DEPTH) + "}", "64 levels");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void textsThatHoldJsonAreBoundedAsWell(String version) {
    inText(version, "{\"" + "n".repeat(NAME + 1) + "\":1}", "64 characters");
    inText(version, "{\"x\":" + array(MEMBERS) + "}", "2000 members");
    inText(version, "{\"x\":" + nested(DEPTH) + "}", "64 levels");
    assertThat(Ims.calls()).isEmpty();
  }

  @Test
  void textsCountTogetherWithTheirBody() {
    String half = "{\"x\":" + array(MEMBERS / 2) + "}";
    ObjectNode start = object("user_id", "u1", "template_config", half, "agent_config", half);
    assertRefused(
        Api.call("v1", "generateAIAgentCall", start),
        "v1",
        400,
        "InvalidParameter",
        "2000 members");
  }

  @Test
  void aTextWithinAConfigurationIsBoundedAsWell() {
    ObjectNode start = object("user_id", "u1", "template_config", "{}");
    start.set("agent_config", object("WorkflowOverrideParams", "{\"x\":" + nested(DEPTH) + "}"));
    assertRefused(
        Api.call("v1", "generateAIAgentCall", start),
        "v1",
        400,
        "InvalidParameter",
        "/agent_config/WorkflowOverrideParams");
  }

  @Test
  void aMessageForTheClientIsBoundedAsWell() {
    ObjectNode message =
        object("ai_agent_instance_id", "i1", "message", "{\"" + "n".repeat(NAME + 1) + "\":1}");
    assertRefused(
        Api.call("v1", "sendAIAgentDataChannelMessage", message),
        "v1",
        400,
        "InvalidParameter",
        "message",
        "64 characters");
  }

  private static void accepted(String version, String body) {
    Http.Reply reply = Api.call(version, "getRtcAuthToken", body);
    assertThat(reply.code()).as(reply.toString()).isEqualTo(200);
  }

  private static void malformed(String version, String body, String part) {
    assertRefused(Api.call(version, "getRtcAuthToken", body), version, 400, "MalformedJson", part);
  }

  private static void inText(String version, String text, String part) {
    assertRefused(
        Api.call(version, "generateAIAgentCall", object("user_id", "u1", "template_config", text)),
        version,
        400,
        "InvalidParameter",
        "template_config",
        part);
  }

  private static String array(int size) {
    return IntStream.range(0, size).mapToObj(i -> "1").collect(Collectors.joining(",", "[", "]"));
  }

  private static String members(int size) {
    return IntStream.range(0, size)
        .mapToObj(i -> "\"m" + i + "\":{}")
        .collect(Collectors.joining(","));
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }
}
