package io.aui.appserver.idempotency;

import io.aui.appserver.testing.EmulatedImsProfile;
import io.aui.appserver.testing.OnRedis;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;

/** Keys over HTTP with the state in Redis. */
@QuarkusIntegrationTest
@TestProfile(IdempotencyOnRedisIT.Redis.class)
class IdempotencyOnRedisIT extends IdempotencyIT {
  /** The state in Redis. */
  public static class Redis extends EmulatedImsProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return OnRedis.with(super.getConfigOverrides());
    }
  }
}
