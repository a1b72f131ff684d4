package io.aui.appserver.limits.quota;

import io.aui.appserver.testing.OnRedis;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;

/** The same limits with the state in Redis. */
@QuarkusIntegrationTest
@TestProfile(LimitsOnRedisIT.LimitedOnRedis.class)
class LimitsOnRedisIT extends LimitsIT {
  /** The same limits, in Redis. */
  public static class LimitedOnRedis extends Limited {
    @Override
    public Map<String, String> getConfigOverrides() {
      return OnRedis.with(super.getConfigOverrides());
    }
  }
}
