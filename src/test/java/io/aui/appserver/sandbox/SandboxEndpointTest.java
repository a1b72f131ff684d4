package io.aui.appserver.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.ims.ImsEndpoint;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

/** The emulator inside the application, which is on in development and tests. */
@QuarkusTest
class SandboxEndpointTest {
  @Inject Instance<ImsEndpoint> endpoints;
  @Inject SandboxEndpoint sandbox;
  @Inject Config config;

  @Test
  void takesThePlaceOfImsInEveryRegionAndOfSts() {
    ImsEndpoint endpoint = endpoints.get();

    assertThat(endpoint.base("cn-shanghai"))
        .hasScheme("http")
        .hasHost("127.0.0.1")
        .hasPath("/")
        .isEqualTo(endpoint.base("cn-beijing"))
        .isEqualTo(endpoint.sts());
    assertThat(endpoint.credentials().accessKeyId()).isEqualTo(SandboxDefaults.ACCESS_KEY_ID);
  }

  @Test
  void acceptsCallsSignedWithItsOwnKeyForEveryDefaultAgent() throws Exception {
    SandboxClient client = new SandboxClient(sandbox.emulator());
    for (String type : new String[] {"voice-chat", "avatar-chat-3d", "vision-chat", "video-chat"}) {
      String agent = config.getValue("appserver.agents." + type, String.class);

      String id =
          client.ok("GenerateAIAgentCall", Map.of("AIAgentId", agent)).path("InstanceId").asText();
      client.ok("StopAIAgentInstance", Map.of("InstanceId", id));
    }
  }
}
