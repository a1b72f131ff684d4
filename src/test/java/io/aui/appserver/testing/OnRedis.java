package io.aui.appserver.testing;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Settings with which a server keeps its state in the Redis of the tests. */
public final class OnRedis {
  private OnRedis() {}

  /** The given settings and those; each server has a state of its own. */
  public static Map<String, String> with(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("appserver.state.store", "redis");
    all.put("appserver.state.prefix", "t" + UUID.randomUUID().toString().substring(0, 8));
    all.put("quarkus.redis.hosts", RedisServer.shared().url());
    return all;
  }
}
