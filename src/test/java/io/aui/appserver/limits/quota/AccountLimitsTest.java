package io.aui.appserver.limits.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aui.appserver.ApiCalls;
import io.aui.appserver.ApiCalls.Reply;
import io.aui.appserver.ims.ImsGateway;
import io.aui.appserver.sandbox.Emulator;
import io.aui.appserver.sandbox.SandboxEndpoint;
import io.aui.appserver.testing.RecordedLog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The limits of the account over HTTP, in access mode none with a new user id for every start. */
@QuarkusTest
@TestProfile(AccountLimitsTest.Limited.class)
class AccountLimitsTest {
  private static final String GENERATE = "GenerateAIAgentCall";
  private static final String DESCRIBE = "DescribeAIAgentInstance";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LIMIT = 30;

  @Inject SandboxEndpoint sandbox;
  @Inject ImsGateway gateway;

  private final ApiCalls api = new ApiCalls();
  private Emulator ims;

  /** Thirty at a time for the account, ten for a user. */
  public static class Limited implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "appserver.limits.account.concurrent-instances",
          Integer.toString(LIMIT),
          "appserver.limits.account.minutes-per-day",
          "600",
          "appserver.limits.concurrent-instances",
          "10");
    }
  }

  @BeforeEach
  void begin() {
    RecordedLog.start();
    ims = sandbox.emulator();
    api.call("v1/stopAllAIAgentInstances", "{\"all\":true}");
    ims.clearCalls();
  }

  @Test
  void ofManyStartsAtOnceExactlyTheLimitReachesImsAndTheOthersLearnNothingOfEachOther() {
    List<CompletableFuture<Reply>> sent =
        IntStream.range(0, 200).mapToObj(i -> api.send("v2/generateAIAgentCall", body())).toList();
    List<Reply> replies = sent.stream().map(CompletableFuture::join).toList();

    assertThat(ims.calls(GENERATE)).hasSize(LIMIT);
    assertThat(replies)
        .filteredOn(reply -> !reply.text("code").equals("200"))
        .hasSize(200 - LIMIT)
        .allSatisfy(
            reply -> {
              assertThat(reply.text("code")).isEqualTo("429");
              assertThat(reply.text("error_code")).isEqualTo("LimitExceeded");
              assertThat(reply.text("message"))
                  .isEqualTo(
                      "the account's limit concurrent-instances is reached: at most 30 agent"
                          + " instances at a time for all users together");
              assertThat(Long.parseLong(reply.header("retry-after"))).isPositive();
            });
    Reply v1 = api.call("v1/generateAIAgentCall", "{\"user_id\":\"u\",\"template_config\":{}}");
    assertThat(v1.status()).isEqualTo(429);
    assertThat(v1.header("retry-after")).isNotEmpty();
    assertThat(usage("{}"))
        .contains("\"concurrent\":30")
        .contains("\"concurrent_instances_limit\":30")
        .contains("\"minutes_per_day_limit\":600")
        .doesNotContain("starts_per_minute_limit");
  }

  @Test
  void theInstancesOfUsersWhoHungUpMakeRoomAFewAtATime() {
    List<String> ids = IntStream.range(0, LIMIT).mapToObj(i -> start()).toList();
    hangUp(ids.get(LIMIT - 1));

    await().atMost(PATIENCE).until(() -> generate().text("code").equals("200"));

    assertThat(ims.calls(DESCRIBE)).as("two checks, the second of the rest").hasSizeLessThan(41);
    assertThat(usage("{}")).contains("\"concurrent\":30");
  }

  @Test
  void aUsersLimitIsNamedAsTheUsers() {
    String user = "{\"user_id\":\"" + UUID.randomUUID() + "\"}";
    IntStream.range(0, 10).forEach(i -> api.call("v2/generateAIAgentCall", user));

    assertThat(api.call("v2/generateAIAgentCall", user).text("message"))
        .isEqualTo(
            "the limit concurrent-instances is reached: at most 10 agent instances at a time per"
                + " user");
    assertThat(usage(user))
        .contains("\"starts\":10")
        .contains("\"concurrent\":10")
        .contains("\"concurrent_instances_limit\":10")
        .doesNotContain("minutes_per_day_limit");
  }

  private String usage(String body) {
    Reply reply = api.call("v2/getUsage", body);
    assertThat(reply.text("code")).as(reply.body()).isEqualTo("200");
    return reply.body();
  }

  private void hangUp(String id) {
    gateway.stopInstance("cn-shanghai", id).await().atMost(PATIENCE);
  }

  private String start() {
    Reply reply = generate();
    assertThat(reply.text("code")).as(reply.body()).isEqualTo("200");
    return reply.text("ai_agent_instance_id");
  }

  private Reply generate() {
    return api.call("v2/generateAIAgentCall", body());
  }

  private static String body() {
    return "{\"user_id\":\"" + UUID.randomUUID() + "\"}";
  }
}
