package io.aui.appserver;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.testing.EmulatedImsProfile;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators may set, or leave out, against the sandbox's defaults. */
@QuarkusIntegrationTest
@TestProfile(OtherSettingsIT.Settings.class)
class OtherSettingsIT extends OperationTestBase {
  private static final String PAGE = "https://app.example";

  /** Half of the settings for uploads are missing, no outbound number, chat tokens made here. */
  public static class Settings extends EmulatedImsProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("appserver.outbound.caller-number", "");
      settings.put("appserver.oss.bucket", "");
      settings.put("appserver.oss.role-arn", "");
      settings.put("appserver.messaging.region", "cn-beijing");
      settings.put("appserver.messaging.local-tokens", "true");
      settings.put("appserver.messaging.app-id", "im-app");
      settings.put("appserver.messaging.app-key", "im-key");
      settings.put("appserver.messaging.app-sign", "im-sign");
      settings.put("appserver.ims.regions", "cn-shanghai,us-west-1");
      settings.put("appserver.agents.regions.us-west-1.message-chat", "chat-west");
      settings.put(
          "appserver.inbound-phone-numbers",
          quoted("{'agent-voice':['02100000001','02100000002'],'agent-inbound':['95']}"));
      settings.put("quarkus.http.cors.origins", PAGE + ",/https://[a-z]+[.]pages[.]example/");
      return settings;
    }
  }

  @Test
  void outboundCallWithoutANumberNamesTheSetting() {
    String body = "{'ai_agent_id':'agent-outbound','called_number':'138','user_id':'u'%s}";

    refused(
        "startAIAgentOutboundCall",
        quoted(body.formatted("")),
        "NotConfigured",
        "APPSERVER_OUTBOUND_CALLER_NUMBER");
    ok("startAIAgentOutboundCall", quoted(body.formatted(",'caller_number':'021'")));
  }

  @Test
  void uploadsNameTheMissingSettingsAlone() {
    refused(
        "getOssConfig",
        quoted("{'user_id':'u'}"),
        "NotConfigured",
        "APPSERVER_OSS_BUCKET, APPSERVER_OSS_ROLE_ARN on");
  }

  @Test
  void chatTokensAreMadeHere() throws Exception {
    JsonNode answer =
        ok(
            "generateMessageChatToken",
            quoted(
                "{'ai_agent_id':'agent-chat','user_id':'user_1','expire':'60','region':'cn-beijing'}"));

    assertThat(emulator().calls()).isEmpty();
    assertThat(answer.path("app_id").asText()).isEqualTo("im-app");
    assertThat(answer.path("app_sign").asText()).isEqualTo("im-sign");
    assertThat(answer.path("user_id").asText()).isEqualTo("user_1");
    assertThat(answer.path("role").asText("absent")).isEmpty();
    assertThat(answer.path("message").asText()).isEqualTo("success");
    assertThat(answer.path("timestamp").isIntegralNumber()).isTrue();
    String nonce = answer.path("nonce").asText();
    assertThat(nonce).matches("AK-[0-9a-f]{32}[a-z]");
    assertThat(answer.path("token").asText())
        .isEqualTo(
            HexFormat.of()
                .formatHex(
                    MessageDigest.getInstance("SHA-256")
                        .digest(
                            ("im-appim-keyuser_1" + nonce + answer.path("timestamp").asLong())
                                .getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void chatTokensMadeHereAreCheckedAllTheSame() {
    refused(
        "generateMessageChatToken",
        quoted("{'ai_agent_id':'a','user_id':'u','region':'mars'}"),
        "InvalidParameter",
        "region");
    refused(
        "generateMessageChatToken", quoted("{'ai_agent_id':'a'}"), "MissingParameter", "user_id");
  }

  @Test
  void chatTokensMadeHereNeedNoAgent() {
    ok("generateMessageChatToken", quoted("{'user_id':'user_1'}"));

    assertThat(emulator().calls()).isEmpty();
  }

  @Test
  void aRegionWithoutAgentsNamesItsOwnVariable() {
    refused(
        "generateAIAgentCall",
        quoted("{'template_config':{},'user_id':'u','region':'us-west-1'}"),
        "MissingParameter",
        "ai_agent_id",
        "APPSERVER_AGENTS_REGIONS_US_WEST_1_VOICE_CHAT");
  }

  @Test
  void messagingsRegionIsNotOneForAgents() {
    refused(
        "describeAIAgent",
        quoted("{'ai_agent_id':'agent-voice','region':'cn-beijing'}"),
        "InvalidParameter",
        "region");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'AIAgentId':'agent-voice','InboundPhoneNumbers':['02100000001','02100000002']}",
        "{'AIAgentId':'agent-inbound','InboundPhoneNumbers':['95']}",
        "{'AIAgentId':'chat-west','InboundPhoneNumbers':[]}",
        "{'AIAgentId':'agent-outbound','InboundPhoneNumbers':[]}"
      })
  void agentsAreDescribedWithTheirNumbers(String description) {
    JsonNode expected = json(quoted(description));
    JsonNode answer =
        ok(
            "describeAIAgent",
            quoted("{'ai_agent_id':'" + expected.path("AIAgentId").asText() + "'}"));

    assertThat(json(answer.path("ai_agent").textValue())).isEqualTo(expected);
  }

  private static RequestSpecification from(String origin) {
    return given().header("Origin", origin);
  }

  private static RequestSpecification preflight(String origin) {
    return from(origin)
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "authorization,content-type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/aiagent/stopAIAgentInstance",
        "/api/v2/aiagent/generateAIAgentCall",
        "/api/v2/aiagent/getOssConfig/"
      })
  void preflightOfAnAllowedPageIsAnsweredBeforeAnythingElse(String path) {
    for (String page : new String[] {PAGE, "https://shop.pages.example"}) {
      Response response = preflight(page).options(path);

      assertThat(response.statusCode()).isEqualTo(204);
      assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(page);
      assertThat(response.header("Access-Control-Allow-Methods")).isEqualTo("POST");
      assertThat(response.header("Access-Control-Allow-Headers").split(","))
          .containsExactlyInAnyOrder(
              "content-type",
              "authorization",
              "idempotency-key",
              "x-request-id",
              "traceparent",
              "tracestate",
              "baggage");
      assertThat(response.header("Access-Control-Allow-Credentials")).isNull();
      assertThat(response.header("Vary")).isEqualToIgnoringCase("origin");
      assertThat(response.header("X-Request-Id")).isNotBlank();
    }
  }

  @Test
  void answersToAnAllowedPageMayBeReadWhateverTheyAre() {
    for (String body : new String[] {quoted("{'ai_agent_id':'agent-voice'}"), "{}", "{"}) {
      Response response =
          from(PAGE)
              .contentType("application/json")
              .body(body)
              .post("/api/v1/aiagent/describeAIAgent");

      assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
      assertThat(response.header("Access-Control-Expose-Headers"))
          .contains("x-request-id", "retry-after");
      assertThat(json(response).path("request_id").asText()).isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example", "https://app.example.evil.example", "null", "https://x"})
  void anyOtherPageGetsNoCorsHeaders(String page) {
    Response preflight = preflight(page).options("/api/v2/aiagent/describeAIAgent");
    Response answer =
        from(page)
            .contentType("application/json")
            .body("{}")
            .post("/api/v2/aiagent/describeAIAgent");

    assertThat(preflight.statusCode()).isEqualTo(204);
    for (Response response : new Response[] {preflight, answer}) {
      assertThat(response.headers().asList())
          .noneMatch(
              header ->
                  header.getName().toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
    }
  }
}
