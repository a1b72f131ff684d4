package io.aui.appserver.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.Client;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teaopenapi.models.OpenApiRequest;
import com.aliyun.teaopenapi.models.Params;
import com.aliyun.teautil.models.RuntimeOptions;
import io.aui.appserver.Secret;
import io.aui.appserver.testing.RawConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests signed by the official OpenAPI client are accepted; changed or replayed ones are
 * refused.
 */
class OpenApiClientTest extends EmulatorTestBase {
  private static final Map<String, String> CALL =
      Map.of("AIAgentId", "agent-voice", "UserId", "user1", "Expire", "600");

  @Test
  void isAcceptedAndExecuted() throws Exception {
    Map<String, ?> response = official(CALL);

    assertThat(response.get("statusCode")).isEqualTo(200);
    assertThat((Map<?, ?>) response.get("body"))
        .hasFieldOrProperty("InstanceId")
        .hasFieldOrProperty("Token")
        .hasFieldOrProperty("RequestId");
    assertThat(emulator.calls().get(0).parameters()).isEqualTo(CALL);
  }

  @Test
  void itsOwnExtraHeadersAreTakenWhereTheyAreSigned() throws Exception {
    official(CALL);

    ReceivedCall call = emulator.calls().get(0);
    assertThat(call.header("x-acs-credentials-provider")).isEqualTo("static_ak");
    assertThat(call.header("authorization")).contains("x-acs-credentials-provider");
    assertThat(call.header("content-type")).isNull();
    assertThat(call.header("transfer-encoding")).isEqualTo("chunked");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "a+b",
        "a*b",
        "a~b",
        "%41",
        "100%",
        "{\"k\":[1,\"v\"]}",
        "你好",
        "😀",
        "a=b&c",
        "é\t\n",
      })
  void everyValueIsReceivedUnchanged(String value) throws Exception {
    official(Map.of("AIAgentId", "agent-voice", "UserData", value));

    assertThat(emulator.calls().get(0).parameters()).containsEntry("UserData", value);
  }

  @Test
  void isTakenWithTemporaryCredentials() throws Exception {
    Map<String, String> role = Map.of("RoleArn", "acs:ram::1:role/r", "RoleSessionName", "session");
    Map<?, ?> issued =
        (Map<?, ?>)
            ((Map<?, ?>) call("AssumeRole", "2015-04-01", role, config()).get("body"))
                .get("Credentials");
    Config temporary =
        config()
            .setAccessKeyId((String) issued.get("AccessKeyId"))
            .setAccessKeySecret((String) issued.get("AccessKeySecret"))
            .setSecurityToken((String) issued.get("SecurityToken"));

    call("GenerateAIAgentCall", "2020-11-09", CALL, temporary);

    assertThat(emulator.calls("GenerateAIAgentCall").get(0).header("authorization"))
        .contains("x-acs-security-token");
  }

  @Test
  void understandsRefusals() {
    TeaException refused = refusal(Map.of("AIAgentId", "nobody"));

    assertThat(refused.getCode()).isEqualTo("AgentNotFound");
    assertThat(refused.getData()).containsEntry("statusCode", 404).containsKey("RequestId");
    assertThat(refused.getMessage()).contains("The specified agentId is not found");
  }

  @Test
  void isRefusedOutOfDateAndWithAnotherSecret() {
    clock.move(Duration.ofMinutes(16));
    assertThat(refusal(CALL).getCode()).isEqualTo("InvalidTimeStamp.Expired");
    clock.move(Duration.ofMinutes(-16));
    TeaException refused =
        catchThrowableOfType(
            TeaException.class,
            () ->
                call(
                    "GenerateAIAgentCall",
                    "2020-11-09",
                    CALL,
                    config().setAccessKeySecret(Secret.of("other").reveal())));
    assertThat(refused.getCode()).isEqualTo("SignatureDoesNotMatch");
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource({
    "agent-voice, agent-voice, SignatureNonceUsed",
    "user1,       user2,       SignatureDoesNotMatch",
    "Expire=600,  Expire=601,  SignatureDoesNotMatch",
    "static_ak,   static_sts,  SignatureDoesNotMatch",
    "2020-11-09,  2020-11-10,  InvalidVersion",
    "x-acs-credentials-provider: static_ak, x-x: y, IncompleteSignature",
  })
  void aRecordedRequestIsRefusedReplayedOrTampered(String old, String changed, String code)
      throws Exception {
    official(CALL);
    ReceivedCall recorded = emulator.calls().get(0);

    StringBuilder text = new StringBuilder(recorded.requestLine()).append("\r\n");
    recorded
        .headers()
        .forEach(
            (name, values) -> {
              if (!List.of("connection", "transfer-encoding").contains(name)) {
                text.append(name).append(": ").append(values.get(0)).append("\r\n");
              }
            });
    String request = text.append("content-length: 0\r\nconnection: close\r\n\r\n").toString();

    assertThat(RawConnection.exchange(emulator.port(), request.replace(old, changed)))
        .startsWith("HTTP/1.1 400 ")
        .contains("\"Code\":\"" + code + "\"");
    assertThat(emulator.calls().stream().filter(call -> call.outcome().equals("OK"))).hasSize(1);
  }

  private Map<String, ?> official(Map<String, String> query) throws Exception {
    return call("GenerateAIAgentCall", "2020-11-09", query, config());
  }

  private TeaException refusal(Map<String, String> query) {
    return catchThrowableOfType(TeaException.class, () -> official(query));
  }

  private Config config() {
    return new Config()
        .setAccessKeyId(SandboxDefaults.ACCESS_KEY_ID)
        .setAccessKeySecret(SandboxDefaults.ACCESS_KEY_SECRET)
        .setEndpoint(client.host())
        .setProtocol("HTTP");
  }

  private static Map<String, ?> call(
      String action, String version, Map<String, String> query, Config config) throws Exception {
    Params params =
        new Params()
            .setAction(action)
            .setVersion(version)
            .setProtocol("HTTP")
            .setMethod("POST")
            .setAuthType("AK")
            .setStyle("RPC")
            .setPathname("/")
            .setReqBodyType("formData")
            .setBodyType("json");
    return new Client(config)
        .callApi(params, new OpenApiRequest().setQuery(query), new RuntimeOptions());
  }
}
