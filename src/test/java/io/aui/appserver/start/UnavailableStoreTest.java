package io.aui.appserver.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aui.appserver.ApiCalls;
import io.aui.appserver.ApiCalls.Reply;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import io.aui.appserver.idempotency.IdempotencyStore;
import io.aui.appserver.limits.freeze.FreezeStore;
import io.aui.appserver.limits.quota.QuotaStore;
import io.aui.appserver.sandbox.Emulator;
import io.aui.appserver.sandbox.SandboxEndpoint;
import io.aui.appserver.sandbox.faults.Fault;
import io.aui.appserver.sandbox.faults.FaultKind;
import io.aui.appserver.tracking.InstanceTracker;
import io.aui.appserver.tracking.OwnershipRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts while the store fails before or after the call to IMS, and once it is back. */
@QuarkusTest
@TestProfile(UnavailableStoreTest.Unreliable.class)
class UnavailableStoreTest {
  private static final String GENERATE = "GenerateAIAgentCall";
  private static final String STOP = "StopAIAgentInstance";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MAX_INSTANCES = 2;

  @Inject UnreliableStore store;
  @Inject SandboxEndpoint sandbox;

  private final ApiCalls api = new ApiCalls();
  private final String user = "u-" + UUID.randomUUID();
  private final String key = UUID.randomUUID().toString();
  private Emulator ims;

  /** Two at a time. */
  public static class Unreliable implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("appserver.limits.concurrent-instances", "" + MAX_INSTANCES);
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(UnreliableStore.class);
    }
  }

  /** When a failing call fails. */
  enum Failing {
    /** It does not reach the store. */
    BEFORE,
    /** The store executes it, but its reply is lost. */
    AFTER
  }

  /** A store in memory whose calls fail in the chosen way. */
  @Alternative
  @Singleton
  static class UnreliableStore implements StartStore {
    private final StartStore memory;
    private volatile Failing admit;
    private volatile Failing settle;

    UnreliableStore(
        IdempotencyStore keys,
        OwnershipRegistry registry,
        FreezeStore freeze,
        QuotaStore quotas,
        InstanceTracker tracker) {
      memory = new MemoryStartStore(keys, registry, freeze, quotas, tracker);
    }

    @Override
    public Uni<Admission> admit(AdmissionRequest request) {
      return failing(admit, memory.admit(request));
    }

    @Override
    public Uni<Void> settle(Settlement settlement) {
      return failing(settle, memory.settle(settlement));
    }

    @Override
    public Uni<Admission> admitToken(TokenRequest request) {
      return failing(admit, memory.admitToken(request));
    }

    @Override
    public Uni<Optional<Adopted>> adopt(AdoptionRequest request) {
      return failing(admit, memory.adopt(request));
    }

    private static <T> Uni<T> failing(Failing how, Uni<T> call) {
      ApiException failure =
          ApiException.retryable(
              ErrorCode.STATE_UNAVAILABLE, "the store is away", Duration.ofSeconds(1));
      if (how == null) {
        return call;
      }
      return how == Failing.AFTER
          ? call.onItem().failWith(() -> failure)
          : Uni.createFrom().failure(failure);
    }
  }

  @BeforeEach
  void forgetCalls() {
    ims = sandbox.emulator();
    ims.clearCalls();
  }

  @AfterEach
  void repair() {
    store.admit = null;
    store.settle = null;
    ims.clearFaults();
  }

  @ParameterizedTest
  @EnumSource(Failing.class)
  void aStartThatCannotBeRecordedIsAnHonestFailureAndStopped(Failing how) {
    store.settle = how;

    Reply reply = generate();

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.text("error_code")).isEqualTo("StateUnavailable");
    assertThat(reply.header("retry-after")).isEqualTo("1");
    await().atMost(PATIENCE).until(() -> !ims.calls(STOP).isEmpty());
    assertThat(ims.calls(GENERATE)).hasSize(1);
    store.settle = null;

    // Stopped once more, so that its end is recorded; then it does not count any more.
    await().atMost(PATIENCE).until(() -> ims.calls(STOP).size() == 2);
    Reply again = generate();
    assertThat(again.body()).isEqualTo(reply.body());
    assertThat(ims.calls(GENERATE)).hasSize(1);
    canStart(MAX_INSTANCES);
  }

  @ParameterizedTest
  @EnumSource(Failing.class)
  void anAdmissionThatFailsLeavesNothing(Failing how) {
    store.admit = how;
    store.settle = how;

    assertThat(generate().text("error_code")).isEqualTo("StateUnavailable");
    for (int i = 0; i < MAX_INSTANCES; i++) {
      assertThat(start(UUID.randomUUID().toString()).text("error_code"))
          .isEqualTo("StateUnavailable");
    }
    assertThat(ims.calls()).isEmpty();
    store.admit = null;
    store.settle = null;

    await().atMost(Duration.ofSeconds(10)).until(() -> generate().status() == 200);
    await().atMost(Duration.ofSeconds(10)).until(() -> start("second" + key).status() == 200);
    assertThat(ims.calls(GENERATE)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {20})
  void manyUndoneStartsAreFreeSoon(int users) {
    store.admit = Failing.AFTER;
    IntStream.range(0, users)
        .forEach(
            i -> {
              assertThat(start(user + i, "a" + key).status()).isEqualTo(503);
              assertThat(start(user + i, "b" + key).status()).isEqualTo(503);
            });
    store.admit = null;

    IntStream.range(0, users)
        .forEach(
            i ->
                await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> start(user + i, "a" + key).status() == 200));
  }

  @Test
  void whatImsRefusedIsReportedAsItIs() {
    store.settle = Failing.BEFORE;
    ims.add(Fault.once(FaultKind.THROTTLE).on(GENERATE));

    assertThat(generate().text("error_code")).startsWith("Throttling");

    store.settle = null;
    await().atMost(PATIENCE).until(() -> generate().status() == 200);
    assertThat(ims.calls(STOP)).isEmpty();
    canStart(MAX_INSTANCES - 1);
  }

  @Test
  void anUnknownOutcomeIsReportedAsItIsAndKept() {
    store.settle = Failing.BEFORE;
    ims.add(Fault.once(FaultKind.RESET).on(GENERATE));
    Reply first = generate();
    assertThat(first.text("error_code")).isEqualTo("ImsUnavailable");
    store.settle = null;

    Reply again = generate();

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(ims.calls(GENERATE)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Failing.class)
  void rtcTokensGoOn(Failing how) {
    store.admit = how;

    assertThat(api.call("v1/getRtcAuthToken", "{\"user_id\":\"" + user + "\"}").status())
        .isEqualTo(200);
  }

  private void canStart(int times) {
    await().atMost(PATIENCE).until(() -> start(UUID.randomUUID().toString()).status() == 200);
    for (int i = 1; i < times; i++) {
      assertThat(start(UUID.randomUUID().toString()).status()).isEqualTo(200);
    }
    assertThat(start(UUID.randomUUID().toString()).status()).isEqualTo(429);
  }

  private Reply generate() {
    return start(key);
  }

  private Reply start(String withKey) {
    return start(user, withKey);
  }

  private Reply start(String ofUser, String withKey) {
    return api.call(
        "v1/generateAIAgentCall",
        "{\"user_id\":\"" + ofUser + "\",\"template_config\":{}}",
        "Idempotency-Key",
        withKey);
  }
}
