package io.aui.appserver.limits.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.ApiCalls;
import io.aui.appserver.ApiCalls.Reply;
import io.aui.appserver.ims.ImsGateway;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Minutes count until an instance has ended, not until its end becomes known. */
@QuarkusTest
@TestProfile(EqualUseTest.TenMinutes.class)
class EqualUseTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** By how much the server's clock is ahead; IMS's stays where it is. */
  private static volatile Duration ahead = Duration.ZERO;

  @Inject ImsGateway gateway;

  private final ApiCalls api = new ApiCalls();

  /** Ten minutes a day, with a clock that the test moves. */
  public static class TenMinutes implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("appserver.limits.minutes-per-day", "10");
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(AheadClock.class);
    }
  }

  /** The server's clock. */
  @Alternative
  @Priority(1)
  @Singleton
  public static class AheadClock {
    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    InstantSource clock() {
      return () -> Instant.now().plus(ahead);
    }
  }

  @BeforeEach
  void setClock() {
    ahead = Duration.ZERO;
  }

  @Test
  void twoUsersWithEqualUseAreChargedEquallyHoweverTheEndBecameKnown() {
    String describes = "d-" + UUID.randomUUID();
    String waits = "w-" + UUID.randomUUID();
    String first = start(describes);
    String second = start(waits);
    hangUp(first);
    hangUp(second);

    // IMS reports the end; within what the signature allows its clock to differ.
    ahead = Duration.ofMinutes(12);
    api.call("v2/describeAIAgentInstance", "{\"ai_agent_instance_id\":\"" + first + "\"}");

    assertThat(generate(waits).text("code")).as("its start looks for the end").isEqualTo("200");
    assertThat(generate(describes).text("code")).isEqualTo("200");
  }

  private void hangUp(String id) {
    gateway.stopInstance("cn-shanghai", id).await().atMost(PATIENCE);
  }

  private String start(String user) {
    Reply reply = generate(user);
    assertThat(reply.text("code")).as(reply.body()).isEqualTo("200");
    return reply.text("ai_agent_instance_id");
  }

  private Reply generate(String user) {
    return api.call("v2/generateAIAgentCall", "{\"user_id\":\"" + user + "\"}");
  }
}
