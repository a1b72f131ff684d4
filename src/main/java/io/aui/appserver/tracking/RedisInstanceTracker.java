package io.aui.appserver.tracking;

import io.aui.appserver.redis.RedisCommands;
import io.aui.appserver.redis.RedisScript;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps instances in Redis, shared by all replicas ({@code redis/instances.lua}). Times have
 * milliseconds. Lists of many instances are read in pages, so that Redis is not held up: an
 * instance that is added or finishes meanwhile may be in the list or not.
 */
public final class RedisInstanceTracker implements InstanceTracker {
  private static final int PAGE = 500;
  private static final long ALL = Long.MAX_VALUE >> 11;

  private static final String NEW =
      "ARGV[1], number(2), number(3), ARGV[4], number(5), number(6), number(7)";

  /** The states by their number in Redis. */
  private static final List<InstanceState> STATES =
      List.of(InstanceState.CREATED, InstanceState.EXECUTING, InstanceState.FINISHED);

  private static final RedisScript ADD = script("return Instances.add(" + NEW + ")");
  private static final RedisScript ADD_NEW = script("return Instances.add_new(" + NEW + ")");
  private static final RedisScript FIND =
      script("return redis.call('HGET', key('instances'), ARGV[1])");
  private static final RedisScript ADVANCE =
      script("return Instances.advance(ARGV[1], number(2), number(3), number(4))");
  private static final RedisScript ALIVE =
      script(
          "return {Instances.expire(number(1), number(2)),"
              + " Instances.alive(number(3), number(4), ARGV[5], ARGV[6], number(7))}");
  private static final RedisScript COUNTS = script("return Instances.counts(number(1), number(2))");

  private final RedisCommands redis;
  private final int maxInstances;
  private final Duration maxAge;
  private final InstantSource clock;
  private final Consumer<TrackedInstance> onDropped;
  private final Consumer<TrackedInstance> onExpired;

  /**
   * Creates the store.
   *
   * @param onDropped receives every instance that this replica drops because there are too many
   * @param onExpired receives every instance that this replica forgets because of its age although
   *     it has not finished
   */
  RedisInstanceTracker(
      RedisCommands redis,
      int maxInstances,
      Duration maxAge,
      InstantSource clock,
      Consumer<TrackedInstance> onDropped,
      Consumer<TrackedInstance> onExpired) {
    this.redis = redis;
    this.maxInstances = maxInstances;
    this.maxAge = maxAge;
    this.clock = clock;
    this.onDropped = onDropped;
    this.onExpired = onExpired;
  }

  private static RedisScript script(String main) {
    return RedisScript.of(main, "names", "instances");
  }

  @Override
  public Uni<Void> add(TrackedInstance instance) {
    return redis
        .run(ADD, arguments(instance))
        .invoke(forgotten -> reportForgotten(forgotten.get(0), forgotten.get(1)))
        .replaceWithVoid();
  }

  /** Reports instances that a script has forgotten because they are too old or too many. */
  public void reportForgotten(Response expired, Response dropped) {
    instances(expired).forEach(onExpired);
    instances(dropped).forEach(onDropped);
  }

  /** An instance as scripts take it. */
  public static JsonObject json(TrackedInstance instance) {
    return new JsonObject()
        .put("id", instance.id())
        .put("region", instance.region())
        .put("state", STATES.indexOf(instance.state()))
        .put("started", instance.startedAt().toEpochMilli())
        .put("kept", kept(instance));
  }

  /** What the functions of {@code redis/instances.lua} take as limits. */
  public JsonObject limits() {
    return new JsonObject().put("age", maxAge.toMillis()).put("most", maxInstances);
  }

  @Override
  public Uni<Boolean> addNew(TrackedInstance instance) {
    return redis
        .run(ADD_NEW, arguments(instance))
        .map(
            forgotten -> {
              if (forgotten == null) {
                return false;
              }
              reportForgotten(forgotten.get(0), forgotten.get(1));
              return true;
            });
  }

  private List<String> arguments(TrackedInstance instance) {
    return List.of(
        instance.id(),
        text(STATES.indexOf(instance.state())),
        text(instance.startedAt().toEpochMilli()),
        kept(instance),
        now(),
        age(),
        text(maxInstances));
  }

  @Override
  public Uni<Optional<TrackedInstance>> find(String instanceId) {
    return redis
        .run(FIND, List.of(instanceId))
        .map(
            found ->
                Optional.ofNullable(found)
                    .map(value -> instance(instanceId, value.toString()))
                    .filter(
                        instance -> instance.startedAt().plus(maxAge).isAfter(clock.instant())));
  }

  @Override
  public Uni<Optional<TrackedInstance>> advance(String instanceId, InstanceState state) {
    return redis
        .run(ADVANCE, List.of(instanceId, text(STATES.indexOf(state)), now(), age()))
        .map(
            moved ->
                Optional.ofNullable(moved).map(value -> instance(instanceId, value.toString())));
  }

  @Override
  public Uni<List<TrackedInstance>> alive() {
    return alive(ALL);
  }

  @Override
  public Uni<List<TrackedInstance>> aliveSince(Instant latestStart) {
    return alive(latestStart.toEpochMilli());
  }

  private Uni<List<TrackedInstance>> alive(long latestStart) {
    return pages(latestStart, null, new LinkedHashMap<>())
        .map(
            found ->
                found.values().stream()
                    .sorted(Comparator.comparing(TrackedInstance::startedAt))
                    .toList());
  }

  /** An instance that moves on between two pages can be in both; the later state counts. */
  private Uni<Map<String, TrackedInstance>> pages(
      long latestStart, TrackedInstance last, Map<String, TrackedInstance> found) {
    return redis
        .run(
            ALIVE,
            List.of(
                now(),
                age(),
                text(latestStart),
                text(last == null ? 0 : STATES.indexOf(last.state())),
                text(last == null ? 0 : last.startedAt().toEpochMilli()),
                last == null ? "" : last.id(),
                text(PAGE)))
        .flatMap(
            reply -> {
              instances(reply.get(0)).forEach(onExpired);
              List<TrackedInstance> page = instances(reply.get(1));
              page.forEach(instance -> found.put(instance.id(), instance));
              return page.size() < PAGE
                  ? Uni.createFrom().item(found)
                  : pages(latestStart, page.get(PAGE - 1), found);
            });
  }

  @Override
  public Uni<Map<InstanceState, Integer>> counts() {
    return redis
        .run(COUNTS, List.of(now(), age()))
        .map(
            reply -> {
              Map<InstanceState, Integer> counts = new EnumMap<>(InstanceState.class);
              for (int i = 0; i < STATES.size(); i++) {
                counts.put(STATES.get(i), reply.get(i).toInteger());
              }
              return counts;
            });
  }

  private String now() {
    return text(clock.millis());
  }

  private String age() {
    return text(maxAge.toMillis());
  }

  private static String text(long number) {
    return Long.toString(number);
  }

  /** Ids and values in turn. */
  private static List<TrackedInstance> instances(Response reply) {
    List<TrackedInstance> instances = new ArrayList<>(reply.size() / 2);
    for (int i = 0; i < reply.size(); i += 2) {
      instances.add(instance(reply.get(i).toString(), reply.get(i + 1).toString()));
    }
    return instances;
  }

  /** What is kept of an instance beside its id and state. */
  private static String kept(TrackedInstance instance) {
    return new JsonArray()
        .add(instance.channelId())
        .add(instance.userId())
        .add(instance.agentId())
        .add(instance.region())
        .add(instance.workflowType())
        .add(instance.startedAt().toEpochMilli())
        .add(instance.adopted())
        .encode();
  }

  /** An instance without its id, as text. */
  static String value(TrackedInstance instance) {
    return STATES.indexOf(instance.state()) + kept(instance);
  }

  /** Reads an instance from its {@link #value}. */
  public static TrackedInstance instance(String id, String value) {
    JsonArray json = new JsonArray(value.substring(1));
    return new TrackedInstance(
        id,
        json.getString(1),
        json.getString(2),
        json.getString(3),
        json.getString(0),
        json.getString(4),
        Instant.ofEpochMilli(json.getLong(5)),
        STATES.get(value.charAt(0) - '0'),
        json.getBoolean(6));
  }
}
