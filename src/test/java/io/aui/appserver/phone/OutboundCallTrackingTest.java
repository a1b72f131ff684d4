package io.aui.appserver.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.ApiCalls;
import io.aui.appserver.tracking.InstanceTracker;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutboundCallTrackingTest {
  @Inject InstanceTracker tracker;

  @Test
  void outboundCallIsTrackedAsItsUsersInstance() {
    String id =
        new ApiCalls()
            .call(
                "v1/startAIAgentOutboundCall",
                "{\"ai_agent_id\":\"agent-outbound\",\"called_number\":\"13800000000\","
                    + "\"user_id\":\"user_1\"}")
            .text("instance_id");

    assertThat(tracker.find(id).await().atMost(Duration.ofSeconds(10)))
        .hasValueSatisfying(
            instance -> {
              assertThat(instance.userId()).isEqualTo("user_1");
              assertThat(instance.agentId()).isEqualTo("agent-outbound");
              assertThat(instance.region()).isEqualTo("cn-shanghai");
            });
  }
}
