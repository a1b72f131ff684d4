package io.aui.appserver.limits.duration;

import io.aui.appserver.http.UniqueId;
import io.aui.appserver.redis.RedisCommands;
import io.aui.appserver.redis.RedisScript;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Keeps the lease and what has to end in Redis ({@code redis/endings.lua}). A run costs one round
 * trip, and one more for each farewell. Of more than 10,000 instances that have to end, the others
 * are known only to the replica that has begun it.
 */
final class RedisDurationLease implements DurationLease {
  private static final Duration SHORTEST = Duration.ofSeconds(6);
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private static final RedisScript RENEW =
      RedisScript.of(
          "return Endings.renew(ARGV[1], number(2), number(3), cjson.decode(ARGV[4]),"
              + " cjson.decode(ARGV[5]), number(6))",
          "endings");

  private final RedisCommands redis;
  private final Duration length;
  private final Duration farewellKept;
  private final Duration maxAge;
  private final InstantSource clock;

  /** Names this process: one that is started again is another replica. */
  private final String replica = UniqueId.next();

  /** Ids of what Redis may know as ended by this replica. */
  private final Set<String> confirmed = ConcurrentHashMap.newKeySet();

  /**
   * Creates the lease.
   *
   * @param maxAge how long instances that have to end are kept if no replica runs
   */
  RedisDurationLease(
      RedisCommands redis, DurationPolicy policy, Duration maxAge, InstantSource clock) {
    this.redis = redis;
    Duration twoRuns = policy.interval().multipliedBy(2);
    this.length = twoRuns.compareTo(SHORTEST) > 0 ? twoRuns : SHORTEST;
    // The instance is stopped before that, and then nobody says farewell any more.
    this.farewellKept = policy.farewellBefore().plus(length).plus(MARGIN);
    this.maxAge = maxAge;
    this.clock = clock;
  }

  @Override
  public Uni<Turn> renew(List<EndingInstance> ending) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Set<String> own =
                  ending.stream().map(each -> each.instance().id()).collect(Collectors.toSet());
              List<String> ended = confirmed.stream().filter(id -> !own.contains(id)).toList();
              confirmed.addAll(own);
              return redis
                  .run(
                      RENEW,
                      List.of(
                          replica,
                          Long.toString(clock.millis()),
                          Long.toString(length.toMillis()),
                          json(ending),
                          new JsonArray(ended).encode(),
                          Long.toString(maxAge.toMillis())))
                  .invoke(() -> ended.forEach(confirmed::remove));
            })
        .map(RedisDurationLease::turn);
  }

  private static String json(List<EndingInstance> ending) {
    JsonArray all = new JsonArray();
    for (EndingInstance each : ending) {
      all.add(
          new JsonArray()
              .add(each.instance().id())
              .add(each.instance().region())
              .add(Long.toString(each.stopAt().toEpochMilli())));
    }
    return all.encode();
  }

  private static Turn turn(Response reply) {
    Response taken = reply.get(2);
    List<EndingInstance> takenOver = new ArrayList<>(taken.size() / 3);
    for (int i = 0; i < taken.size(); i += 3) {
      takenOver.add(
          new EndingInstance(
              new RunningInstance(taken.get(i).toString(), taken.get(i + 1).toString()),
              Instant.ofEpochMilli(taken.get(i + 2).toLong())));
    }
    return new Turn(
        reply.get(0).toInteger() == 1,
        takenOver,
        reply.get(1).stream().map(Response::toString).toList());
  }

  @Override
  public Uni<Boolean> beginFarewell(String instanceId) {
    return redis
        .send(
            Command.SET,
            farewell(instanceId),
            replica,
            "NX",
            "PX",
            Long.toString(farewellKept.toMillis()))
        .map(begun -> begun != null);
  }

  @Override
  public Uni<Void> farewellNotSaid(String instanceId) {
    return redis.send(Command.DEL, farewell(instanceId)).replaceWithVoid();
  }

  private static String farewell(String instanceId) {
    return "farewell:" + instanceId;
  }
}
