package io.aui.appserver.limits.quota;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aui.appserver.access.LoginProfile;
import io.aui.appserver.access.login.TestTokens;
import io.aui.appserver.sandbox.Emulator;
import io.aui.appserver.sandbox.SandboxEndpoint;
import io.aui.appserver.sandbox.faults.Fault;
import io.aui.appserver.sandbox.faults.FaultKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many requests of a user may be open at a time. */
@QuarkusTest
@TestProfile(OpenRequestsTest.Few.class)
class OpenRequestsTest {
  private static final int LIMIT = 3;

  @Inject SandboxEndpoint sandbox;

  /** Three, for users who have logged in. */
  public static class Few extends LoginProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("appserver.limits.open-requests", Integer.toString(LIMIT));
      return settings;
    }
  }

  @Test
  void moreOfAUserAreRefusedAndOthersServedMeanwhile() {
    Emulator ims = sandbox.emulator();
    String instance = start("alice").path("ai_agent_instance_id");
    ims.clearCalls();
    ims.add(
        Fault.once(FaultKind.LATENCY)
            .on("DescribeAIAgentInstance")
            .times(Fault.FOR_EVER)
            .delayed(java.time.Duration.ofSeconds(3)));
    ExecutorService threads = Executors.newFixedThreadPool(LIMIT);
    try {
      List<CompletableFuture<Response>> open =
          IntStream.range(0, LIMIT)
              .mapToObj(
                  i -> CompletableFuture.supplyAsync(() -> describe("alice", instance), threads))
              .toList();
      await().until(() -> ims.calls("DescribeAIAgentInstance").size() == LIMIT);

      Response refused = describe("alice", instance);
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.<String>path("error_code")).isEqualTo("LimitExceeded");
      assertThat(refused.<String>path("message")).contains("3 requests");
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      assertThat(start("bob").statusCode()).isEqualTo(200);

      assertThat(open).allSatisfy(each -> assertThat(each.join().statusCode()).isEqualTo(200));
      ims.clearFaults();
      assertThat(describe("alice", instance).statusCode()).isEqualTo(200);
    } finally {
      ims.clearFaults();
      threads.shutdownNow();
    }
  }

  private static Response start(String user) {
    return call(user, "startAIAgentInstance", "{\"workflow_type\":\"VoiceChat\"}");
  }

  private static Response describe(String user, String instance) {
    return call(user, "describeAIAgentInstance", "{\"ai_agent_instance_id\":\"" + instance + "\"}");
  }

  private static Response call(String user, String operation, String body) {
    return given()
        .contentType("application/json")
        .header("Authorization", "Bearer " + TestTokens.good(user))
        .body(body)
        .post("/api/v1/aiagent/" + operation);
  }
}
