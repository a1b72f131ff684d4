package io.aui.appserver.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.ApiCalls;
import io.aui.appserver.ims.ImsEndpoint;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * With the sandbox off there is no emulator, none of its default settings, and no operation that
 * only the sandbox opens.
 */
@QuarkusTest
@TestProfile(SandboxOffTest.Off.class)
class SandboxOffTest {
  /** The sandbox settings of a production start. */
  public static final class Off implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "appserver.sandbox.enabled", "false",
          "ALIBABA_CLOUD_ACCESS_KEY_ID", "id",
          "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "secret");
    }
  }

  @Inject Instance<ImsEndpoint> endpoints;
  @Inject Config config;

  @Test
  void nobodyFindsTheEmulator() {
    assertThat(endpoints.stream().filter(SandboxEndpoint.class::isInstance)).isEmpty();
  }

  @Test
  void callbacksAreRefusedWhileNoTokenIsConfigured() {
    ApiCalls.Reply reply =
        new ApiCalls().call("v1/callback", "{}", "Authorization", "sandbox-callback-token");

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.text("error_code")).isEqualTo("NotConfigured");
    assertThat(reply.text("message")).contains("APPSERVER_CALLBACK_TOKEN");
  }

  @Test
  void noValueComesFromIt() {
    assertThat(config.getOptionalValue("appserver.agents.voice-chat", String.class)).isEmpty();
    assertThat(config.getOptionalValue("appserver.oss.role-arn", String.class)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stopAllAIAgentInstances|{\"all\":true}",
        "freezeStarts|{\"frozen\":true}",
        "getUsage|{}",
        "listAIAgentInstances|{}",
        "generateMessageChatToken|{\"user_id\":\"u\",\"ai_agent_id\":\"a\",\"role\":\"admin\"}",
      })
  void whereNobodyLogsInNobodyIsAnAdministrator(String operation, String body) {
    ApiCalls api = new ApiCalls();
    ApiCalls.Reply onVersion1 = api.call("v1/" + operation, body);
    ApiCalls.Reply onVersion2 = api.call("v2/" + operation, body);

    assertThat(onVersion1.status()).as(onVersion1.body()).isEqualTo(403);
    assertThat(onVersion1.text("error_code")).isEqualTo("Forbidden");
    assertThat(onVersion2.status()).as(onVersion2.body()).isEqualTo(200);
    assertThat(onVersion2.text("code")).isEqualTo("400");
    assertThat(onVersion2.text("error_code")).isEqualTo("Forbidden");
  }
}
