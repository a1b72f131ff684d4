package io.aui.appserver.limits.quota;

import io.aui.appserver.limits.duration.RunningInstance;
import io.aui.appserver.redis.RedisCommands;
import io.aui.appserver.redis.RedisScript;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts in Redis, for all replicas ({@code redis/quota.lua}). Every step takes about the same
 * time, however many instances run. If there are too many users or instances, one of the oldest is
 * forgotten.
 */
public final class RedisQuotaStore implements QuotaStore {
  /** What a user, or an instance, takes of the memory of Redis. */
  static final int BYTES_OF_ENTRY = 275;

  private static final RedisScript RESERVE =
      script("return Quota.reserve(ARGV[1], ARGV[2], number(3), cjson.decode(ARGV[4]))");
  private static final RedisScript REQUEST =
      script("return Quota.request(ARGV[1], number(2), cjson.decode(ARGV[3]))");
  private static final RedisScript CONFIRM =
      script("Quota.confirm(ARGV[1], ARGV[2], ARGV[3], ARGV[4], number(5), cjson.decode(ARGV[6]))");
  private static final RedisScript RELEASE = script("Quota.release(ARGV[1], ARGV[2], number(3))");
  private static final RedisScript ENDED = script("Quota.ended(ARGV[1], number(2), number(3))");
  private static final RedisScript RUNNING = script("return Quota.running(ARGV[1], number(2))");
  private static final RedisScript RUNNING_IN_ACCOUNT =
      script("return Quota.running_in_account(number(1), number(2))");
  private static final RedisScript USAGE =
      script("return Quota.usage(ARGV[1], number(2), cjson.decode(ARGV[3]))");

  private final RedisCommands redis;
  private final InstantSource clock;
  private final JsonObject limits;
  private final String limitsText;

  /**
   * Creates the store.
   *
   * @param maxUsers most users
   * @param maxInstances most running instances of all users together
   */
  RedisQuotaStore(
      RedisCommands redis, Quota quota, int maxUsers, int maxInstances, InstantSource clock) {
    this.redis = redis;
    this.clock = clock;
    this.limits =
        new JsonObject()
            .put("hold", quota.unknownHold().toMillis())
            .put("age", quota.maxAge().toMillis())
            .put("users", maxUsers)
            .put("instances", maxInstances);
    for (Limit limit : Limit.values()) {
      limits.put(limit.name(), quota.value(limit).orElse(0));
    }
    this.limitsText = limits.encode();
  }

  private static RedisScript script(String main) {
    return RedisScript.of(main, "quota");
  }

  /** What the functions of {@code redis/quota.lua} take as limits. */
  public JsonObject limits() {
    return limits;
  }

  @Override
  public Uni<Optional<Refused>> reserve(String user, String slot) {
    return redis
        .run(RESERVE, List.of(user, slot, now(), limitsText))
        .map(reply -> Optional.ofNullable(reply).map(refused -> refused(refused, 0)));
  }

  /**
   * Reads a limit that is reached from the reply of a script.
   *
   * @param first where in the reply its name is; the time until there may be room follows
   */
  public static Refused refused(Response reply, int first) {
    return new Refused(
        Limit.valueOf(reply.get(first).toString()),
        Duration.ofMillis(reply.get(first + 1).toLong()));
  }

  @Override
  public Uni<Optional<Refused>> request(String user) {
    return redis
        .run(REQUEST, List.of(user, now(), limitsText))
        .map(reply -> Optional.ofNullable(reply).map(refused -> refused(refused, 0)));
  }

  @Override
  public Uni<Void> confirm(String user, String slot, RunningInstance instance) {
    return redis
        .run(CONFIRM, List.of(user, slot, instance.id(), instance.region(), now(), limitsText))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> release(String user, String slot) {
    return redis.run(RELEASE, List.of(user, slot, now())).replaceWithVoid();
  }

  @Override
  public Uni<Void> ended(String instanceId, Instant at) {
    return redis
        .run(ENDED, List.of(instanceId, Long.toString(at.toEpochMilli()), now()))
        .replaceWithVoid();
  }

  @Override
  public Uni<List<RunningInstance>> running(String user) {
    return redis.run(RUNNING, List.of(user, now())).map(RedisQuotaStore::instances);
  }

  @Override
  public Uni<List<RunningInstance>> runningInAccount(int skipped, int most) {
    return redis
        .run(RUNNING_IN_ACCOUNT, List.of(Integer.toString(skipped), Integer.toString(most)))
        .map(RedisQuotaStore::instances);
  }

  private static List<RunningInstance> instances(Response reply) {
    List<RunningInstance> instances = new ArrayList<>(reply.size() / 2);
    for (int i = 0; i < reply.size(); i += 2) {
      instances.add(new RunningInstance(reply.get(i).toString(), reply.get(i + 1).toString()));
    }
    return instances;
  }

  @Override
  public Uni<Usage> usage(String user) {
    return redis.run(USAGE, List.of(user, now(), limitsText)).map(RedisQuotaStore::usage);
  }

  @Override
  public Uni<Usage> usageOfAccount() {
    return usage("");
  }

  private static Usage usage(Response reply) {
    return new Usage(
        Duration.ofMillis(reply.get(0).toLong()),
        reply.get(1).toInteger(),
        reply.get(2).toInteger(),
        Instant.ofEpochMilli(reply.get(3).toLong()));
  }

  private String now() {
    return Long.toString(clock.millis());
  }
}
