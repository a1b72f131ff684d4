package io.aui.appserver.idempotency;

import io.aui.appserver.testing.OnRedis;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;

/** Keys over HTTP with the state in Redis. */
@QuarkusTest
@TestProfile(IdempotencyOnRedisTest.Redis.class)
class IdempotencyOnRedisTest extends IdempotencyTest {
  /** The state in Redis. */
  public static class Redis implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return OnRedis.with(Map.of());
    }
  }
}
