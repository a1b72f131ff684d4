package io.aui.appserver.idempotency;

import io.aui.appserver.error.StoredResponse;
import io.aui.appserver.redis.RedisCommands;
import io.aui.appserver.redis.RedisScript;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Keeps keys and responses in Redis, for all replicas ({@code redis/idempotency.lua}). Requests
 * that wait for a response ask for it again and again.
 */
public final class RedisIdempotencyStore implements IdempotencyStore {
  private static final Duration POLL = Duration.ofMillis(150);

  private static final RedisScript BEGIN =
      script(
          "return Idempotency.begin(ARGV[1], ARGV[2], ARGV[3], number(4), cjson.decode(ARGV[5]))");
  private static final RedisScript COMPLETE =
      script(
          "return Idempotency.complete(ARGV[1], ARGV[2], ARGV[3], ARGV[4] == 'true', number(5),"
              + " cjson.decode(ARGV[6]))");
  private static final RedisScript ABANDON =
      script("Idempotency.abandon(ARGV[1], ARGV[2], ARGV[3])");
  private static final RedisScript POLL_RUN = script("return Idempotency.poll(ARGV[1], ARGV[2])");

  private final RedisCommands redis;
  private final Vertx vertx;
  private final Duration longestRun;
  private final InstantSource clock;
  private final Runnable onDropped;
  private final JsonObject limits;
  private final String limitsText;

  /**
   * Creates the store.
   *
   * @param maxBytes about how many bytes the responses may take in Redis
   * @param longestRun how long a run may take; if it takes longer, its replica has died
   * @param onDropped runs for every response that this replica drops before it expires
   */
  RedisIdempotencyStore(
      RedisCommands redis,
      Vertx vertx,
      Duration ttl,
      long maxBytes,
      Duration longestRun,
      InstantSource clock,
      Runnable onDropped) {
    this.redis = redis;
    this.vertx = vertx;
    this.longestRun = longestRun;
    this.clock = clock;
    this.onDropped = onDropped;
    this.limits = new JsonObject().put("ttl", ttl.toMillis()).put("bytes", maxBytes);
    this.limitsText = limits.encode();
  }

  private static RedisScript script(String main) {
    return RedisScript.of(main, "idempotency");
  }

  /** What the functions of {@code redis/idempotency.lua} take as limits. */
  public JsonObject limits() {
    return limits;
  }

  /** The name of a key in Redis. */
  public static String name(IdempotencyKey key) {
    return key.caller() + ' ' + key.operation() + ' ' + key.value();
  }

  @Override
  public Uni<Begun> begin(IdempotencyKey key, String fingerprint, String run) {
    return redis
        .run(BEGIN, List.of(name(key), fingerprint, run, now(), limitsText))
        .map(reply -> begun(key, reply).orElseGet(First::new));
  }

  /** Reads the state of a key from the reply of a script; empty if the key was free. */
  public Optional<Begun> begun(IdempotencyKey key, Response reply) {
    return switch (reply.get(0).toString()) {
      case "answered" -> Optional.of(new Answered(response(reply.get(1))));
      case "in flight" -> {
        String run = reply.get(1).toString();
        Instant end = Instant.ofEpochMilli(reply.get(2).toLong()).plus(longestRun);
        yield Optional.of(new InFlight(run, await(key, run, end)));
      }
      case "conflict" -> Optional.of(new Conflicting());
      default -> Optional.empty();
    };
  }

  private Uni<StoredResponse> await(IdempotencyKey key, String run, Instant end) {
    return Uni.createFrom()
        .deferred(() -> redis.run(POLL_RUN, List.of(name(key), run)))
        .flatMap(
            reply ->
                switch (reply.get(0).toString()) {
                  case "answered" -> Uni.createFrom().item(response(reply.get(1)));
                  case "in flight" ->
                      clock.instant().isBefore(end)
                          ? pause().chain(() -> await(key, run, end))
                          : Uni.createFrom().failure(new LostRunException());
                  default -> Uni.createFrom().nullItem();
                });
  }

  private Uni<Void> pause() {
    return Uni.createFrom()
        .emitter(emitter -> vertx.setTimer(POLL.toMillis(), fired -> emitter.complete(null)));
  }

  @Override
  public Uni<Void> complete(IdempotencyKey key, String run, StoredResponse response) {
    return redis
        .run(
            COMPLETE,
            List.of(
                name(key),
                run,
                text(response),
                Boolean.toString(response.isSuccess()),
                now(),
                limitsText))
        .invoke(this::reportDropped)
        .replaceWithVoid();
  }

  /** Reports responses that a script has dropped. */
  public void reportDropped(Response count) {
    for (int i = 0; i < count.toInteger(); i++) {
      onDropped.run();
    }
  }

  @Override
  public Uni<Void> abandon(IdempotencyKey key, String run, StoredResponse response) {
    return redis.run(ABANDON, List.of(name(key), run, text(response))).replaceWithVoid();
  }

  @Override
  public Uni<Void> release(IdempotencyKey key, String run) {
    return redis.run(ABANDON, List.of(name(key), run, "")).replaceWithVoid();
  }

  private String now() {
    return Long.toString(clock.millis());
  }

  /** A response as it is kept in Redis. */
  public static String text(StoredResponse response) {
    return new JsonArray()
        .add(response.httpStatus())
        .add(response.body())
        .add(response.retryAfterSeconds().orElse(null))
        .add(response.challenge().orElse(null))
        .add(response.failureStatus())
        .add(response.errorCode())
        .add(response.loginFailure())
        .add(response.instanceId())
        .add(response.imsRequestId())
        .encode();
  }

  private static StoredResponse response(Response text) {
    JsonArray members = new JsonArray(text.toString());
    return new StoredResponse(
        members.getInteger(0),
        members.getString(1),
        Optional.ofNullable(members.getLong(2)),
        Optional.ofNullable(members.getString(3)),
        members.getInteger(4),
        members.getString(5),
        members.getBoolean(6),
        members.getString(7),
        members.getString(8));
  }
}
