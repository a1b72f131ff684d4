package io.aui.appserver.start;

import io.aui.appserver.error.StoredResponse;
import io.aui.appserver.idempotency.IdempotentRequest;
import io.aui.appserver.idempotency.RedisIdempotencyStore;
import io.aui.appserver.limits.quota.RedisQuotaStore;
import io.aui.appserver.redis.RedisCommands;
import io.aui.appserver.redis.RedisScript;
import io.aui.appserver.tracking.Name;
import io.aui.appserver.tracking.OwnershipRegistry.OthersNames;
import io.aui.appserver.tracking.RedisInstanceTracker;
import io.aui.appserver.tracking.RedisOwnershipRegistry;
import io.aui.appserver.tracking.TrackedInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Response;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Starts in Redis, for all replicas ({@code redis/starts.lua}). Each step is one script, which uses
 * the same functions as the scripts of the single stores.
 */
final class RedisStartStore implements StartStore {
  private static final RedisScript ADMIT = script("return Starts.admit(cjson.decode(ARGV[1]))");
  private static final RedisScript SETTLE =
      script("return Starts.settle(cjson.decode(ARGV[1]), ARGV[2])");
  private static final RedisScript ADMIT_TOKEN =
      script("return Starts.admit_token(cjson.decode(ARGV[1]))");
  private static final RedisScript ADOPT = script("return Starts.adopt(cjson.decode(ARGV[1]))");

  private final RedisCommands redis;
  private final RedisIdempotencyStore keys;
  private final RedisOwnershipRegistry registry;
  private final RedisInstanceTracker tracker;
  private final InstantSource clock;
  private final JsonObject limits;

  RedisStartStore(
      RedisCommands redis,
      RedisIdempotencyStore keys,
      RedisOwnershipRegistry registry,
      RedisQuotaStore quotas,
      RedisInstanceTracker tracker,
      InstantSource clock) {
    this.redis = redis;
    this.keys = keys;
    this.registry = registry;
    this.tracker = tracker;
    this.clock = clock;
    this.limits =
        new JsonObject()
            .put("keys", keys.limits())
            .put("names", registry.limits())
            .put("quota", quotas.limits())
            .put("instances", tracker.limits());
  }

  private static RedisScript script(String main) {
    return RedisScript.of(main, "freeze", "names", "quota", "instances", "idempotency", "starts");
  }

  @Override
  public Uni<Admission> admit(AdmissionRequest request) {
    List<Name> names = request.names().map(used -> List.copyOf(used.claimed())).orElse(List.of());
    return redis
        .run(ADMIT, List.of(json(request, names).encode()))
        .map(reply -> admission(request, names, reply));
  }

  private Admission admission(AdmissionRequest request, List<Name> names, Response reply) {
    return admission(names, reply)
        .orElseGet(
            () ->
                StartStore.ofKey(
                    keys.begun(request.key().orElseThrow().key(), reply).orElseThrow()));
  }

  private static Optional<Admission> admission(List<Name> names, Response reply) {
    return switch (reply.get(0).toString()) {
      case "admitted" -> Optional.of(new Admitted(at(reply.get(1), names)));
      case "refused" -> Optional.of(new NamesRefused(at(reply.get(1), names)));
      case "too many" -> Optional.of(new TooManyClaims());
      case "frozen" -> Optional.of(new Frozen());
      case "limit" -> Optional.of(new LimitReached(RedisQuotaStore.refused(reply, 1)));
      default -> Optional.empty();
    };
  }

  private static Set<Name> at(Response positions, List<Name> names) {
    Set<Name> found = new LinkedHashSet<>();
    positions.forEach(position -> found.add(names.get(position.toInteger() - 1)));
    return found;
  }

  @Override
  public Uni<Admission> admitToken(TokenRequest request) {
    JsonObject json =
        json(request.ticket())
            .put("user", request.claimant().userId())
            .put("leave", request.claimant().othersNames() == OthersNames.LEAVE)
            .put("channel", RedisOwnershipRegistry.json(request.channel()));
    return redis
        .run(ADMIT_TOKEN, List.of(json.encode()))
        .map(
            reply -> {
              Admission admission =
                  admission(List.of(request.channel().name()), reply).orElseThrow();
              if (admission instanceof Admitted) {
                registry.reportDropped(reply.get(2));
              }
              return admission;
            });
  }

  @Override
  public Uni<Optional<Adopted>> adopt(AdoptionRequest request) {
    TrackedInstance instance = request.instance();
    JsonObject json =
        json(instance.id()).put("instance", RedisInstanceTracker.json(instance.ownedBy("")));
    request
        .occupied()
        .ifPresent(channel -> json.put("occupied", RedisOwnershipRegistry.json(channel)));
    request.owner().ifPresent(owner -> json.put("owner", owner));
    return redis
        .run(ADOPT, List.of(json.encode()))
        .map(reply -> Optional.ofNullable(reply).map(adopted -> adopted(instance.id(), adopted)));
  }

  private Adopted adopted(String id, Response reply) {
    TrackedInstance instance = RedisInstanceTracker.instance(id, reply.get(0).toString());
    String refusal = reply.get(1).toString();
    if (refusal.equals("known")) {
      return new Adopted(instance, false, Optional.empty());
    }
    registry.reportDropped(reply.get(3));
    tracker.reportForgotten(reply.get(4), reply.get(5));
    return new Adopted(
        instance,
        true,
        switch (refusal) {
          case "" -> Optional.empty();
          case "frozen" -> Optional.of(new Frozen());
          default -> Optional.of(new LimitReached(RedisQuotaStore.refused(reply, 1)));
        });
  }

  @Override
  public Uni<Void> settle(Settlement settlement) {
    AdmissionRequest request = settlement.request();
    List<Name> names = request.names().map(used -> List.copyOf(used.claimed())).orElse(List.of());
    JsonObject json =
        json(request, names)
            .put("success", settlement.response().filter(StoredResponse::isSuccess).isPresent())
            .put("undo", settlement.isUndoing());
    add(json, settlement.outcome());
    String response = settlement.response().map(RedisIdempotencyStore::text).orElse("");
    return redis
        .run(SETTLE, List.of(json.encode(), request.key().isPresent() ? response : ""))
        .invoke(this::report)
        .replaceWithVoid();
  }

  private JsonObject json(String ticket) {
    return new JsonObject().put("now", clock.millis()).put("ticket", ticket).put("limits", limits);
  }

  private JsonObject json(AdmissionRequest request, List<Name> names) {
    JsonObject json = json(request.ticket());
    request.key().ifPresent(key -> json.put("key", key(key)));
    request.names().ifPresent(used -> json.put("names", names(used, names)));
    request.user().ifPresent(user -> json.put("user", user));
    return json;
  }

  private static JsonObject key(IdempotentRequest request) {
    return new JsonObject()
        .put("name", RedisIdempotencyStore.name(request.key()))
        .put("fingerprint", request.fingerprint());
  }

  private static JsonObject names(Names used, List<Name> names) {
    JsonArray claimed = new JsonArray();
    names.forEach(name -> claimed.add(RedisOwnershipRegistry.json(name)));
    return new JsonObject()
        .put("user", used.claimant().userId())
        .put("leave", used.claimant().othersNames() == OthersNames.LEAVE)
        .put("claimed", claimed)
        .put("hold", used.hold().toMillis());
  }

  private static void add(JsonObject json, Outcome outcome) {
    if (outcome instanceof Executed executed) {
      JsonArray reserved = new JsonArray();
      executed
          .reserved()
          .forEach(reservation -> reserved.add(RedisOwnershipRegistry.json(reservation)));
      json.put("outcome", "executed")
          .put("instance", RedisInstanceTracker.json(executed.instance()))
          .put("reserved", reserved);
    } else if (outcome instanceof Unknown unknown) {
      json.put("outcome", "unknown");
      unknown
          .unusable()
          .ifPresent(unusable -> json.put("instance", RedisInstanceTracker.json(unusable)));
    } else {
      json.put("outcome", "not executed");
    }
  }

  /** What other requests lose because there is too much. */
  private void report(Response reply) {
    keys.reportDropped(reply.get(0));
    registry.reportDropped(reply.get(1));
    tracker.reportForgotten(reply.get(2), reply.get(3));
  }
}
