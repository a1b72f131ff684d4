package io.aui.appserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aui.appserver.testing.Api;
import io.aui.appserver.testing.Http;
import io.aui.appserver.testing.HttpTestBase;
import io.aui.appserver.testing.Ims;
import io.aui.appserver.testing.Json;
import io.aui.appserver.testing.RecordedLog;
import io.aui.appserver.testing.Settings;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No secret is logged, neither for successes nor for failures. */
@QuarkusTest
class LogSecretsTest extends HttpTestBase {
  private static final String LOGIN = "a-login-token-5b1c";
  private static final List<String> FAULTS =
      List.of(
          "{\"kind\":\"throttle\"}",
          "{\"kind\":\"error\"}",
          "{\"kind\":\"error\",\"status\":400,\"code\":\"SignatureDoesNotMatch\"}",
          "{\"kind\":\"reset\"}",
          "{\"kind\":\"malformed\"}",
          "{\"kind\":\"truncated\"}",
          "{\"kind\":\"html\"}",
          "{\"kind\":\"no_content\"}",
          "{\"kind\":\"empty\"}");

  private final List<String> secrets =
      new ArrayList<>(List.of(LOGIN, Settings.ACCESS_KEY_SECRET, Settings.RTC_APP_KEY));

  /** The log of the server under test, up to now. */
  String log() {
    return RecordedLog.text();
  }

  @Test
  void aRunOfEverythingLogsNoSecret() {
    RecordedLog.start();
    for (String version : List.of("v1", "v2")) {
      call(version, "getRtcAuthToken", Api.body("getRtcAuthToken", "").toString());
      call(version, "getRtcAuthToken", "{\"rtc_auth_token\":\"" + LOGIN + "\"");
      for (String operation : Api.IMS_OPERATIONS) {
        String body = Api.body(operation, Api.instance(version)).toString();
        call(version, operation, body);
        Ims.forget();
        for (String fault : FAULTS) {
          Ims.fault(fault);
          call(version, operation, body);
        }
      }
    }
    Ims.fault("{\"kind\":\"latency\",\"delay_ms\":20000}");
    call("v1", "startAIAgentInstance", Api.body("startAIAgentInstance", "").toString());

    String log = log();
    assertThat(secrets).as("enough to search for").hasSizeGreaterThan(200).doesNotContain("");
    assertThat(log).as("a log").contains("is refused with SignatureDoesNotMatch");
    assertThat(secrets.stream().filter(log::contains)).isEmpty();
  }

  private void call(String version, String operation, String body) {
    Http.Reply reply =
        Http.send(
            Http.request(Api.url(version, operation))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + LOGIN)
                .POST(BodyPublishers.ofString(body)));
    JsonNode answer = reply.json();
    for (String member : List.of("rtc_auth_token", "token", "app_sign")) {
      if (answer.path(member).isTextual()) {
        secrets.add(answer.path(member).asText());
      }
    }
    for (Ims.Call sent : Ims.calls()) {
      String authorization = sent.headers().get("authorization").get(0);
      secrets.add(authorization.substring(authorization.lastIndexOf('=') + 1));
      if (sent.parameters().containsKey("RuntimeConfig")) {
        secrets.add(Json.read(sent.parameters().get("RuntimeConfig")).path("AuthToken").asText());
      }
    }
    // An unused fault must not affect the next call.
    Ims.forget();
  }
}
