package io.aui.appserver.guest;

import io.aui.appserver.access.login.GuestUser;
import io.aui.appserver.guest.Guest.Run;
import io.aui.appserver.redis.RedisCommands;
import io.aui.appserver.redis.RedisScript;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps passes in Redis, so that every replica knows them ({@code redis/guests.lua}). */
final class RedisGuestPassStore implements GuestPassStore {
  private static final RedisScript ADD =
      script(
          "return Guests.add(ARGV[1], ARGV[2], number(3), number(4), number(5), number(6), ARGV[7],"
              + " number(8), number(9), number(10))");
  private static final RedisScript LIST = script("return Guests.list(number(1))");
  private static final RedisScript REMOVE = script("return Guests.remove(ARGV[1], number(2))");
  private static final RedisScript IS_GOOD =
      script("return Guests.is_good(ARGV[1], ARGV[2], number(3))");
  private static final RedisScript REDEEM =
      script("return Guests.redeem(ARGV[1], ARGV[2], ARGV[3], number(4))");
  private static final RedisScript FIND =
      script("return Guests.find(ARGV[1], ARGV[2], ARGV[3], number(4))");
  private static final RedisScript BEGIN =
      script("return Guests.begin(ARGV[1], ARGV[2], number(3), number(4))");
  private static final RedisScript IS_RUNNING =
      script("return Guests.is_running(ARGV[1], ARGV[2], number(3), number(4))");
  private static final RedisScript END =
      script("return Guests.finish(ARGV[1], ARGV[2], number(3), number(4), number(5))");

  private final RedisCommands redis;
  private final InstantSource clock;

  RedisGuestPassStore(RedisCommands redis, InstantSource clock) {
    this.redis = redis;
    this.clock = clock;
  }

  private static RedisScript script(String main) {
    return RedisScript.of(main, "guests");
  }

  @Override
  public Uni<Boolean> add(GuestPass pass, String hash) {
    return redis
        .run(
            ADD,
            List.of(
                pass.id(),
                hash,
                text(pass.guests()),
                text(pass.perGuest().toMillis()),
                text(pass.total().toMillis()),
                text(pass.expiresAt().toEpochMilli()),
                json(pass),
                now(),
                text(MAX_PASSES),
                text(MAX_GUESTS)))
        .map(RedisGuestPassStore::isTrue);
  }

  @Override
  public Uni<List<Use>> list() {
    return redis
        .run(LIST, List.of(now()))
        .map(
            reply -> {
              List<Use> passes = new ArrayList<>();
              for (Response use : reply) {
                passes.add(
                    new Use(
                        pass(use.get(0).toString(), use.get(1).toString()),
                        use.get(2).toInteger(),
                        Duration.ofMillis(use.get(3).toLong()),
                        use.get(4).toInteger()));
              }
              passes.sort(
                  (one, other) -> other.pass().createdAt().compareTo(one.pass().createdAt()));
              return passes;
            });
  }

  @Override
  public Uni<Boolean> remove(String passId) {
    return redis.run(REMOVE, List.of(passId, now())).map(RedisGuestPassStore::isTrue);
  }

  @Override
  public Uni<Boolean> isGood(String passId, String hash) {
    return redis.run(IS_GOOD, List.of(passId, hash, now())).map(RedisGuestPassStore::isTrue);
  }

  @Override
  public Uni<Redemption> redeem(String passId, String hash, String loginHash) {
    return redis
        .run(REDEEM, List.of(passId, hash, loginHash, now()))
        .map(
            reply ->
                switch (reply.get(0).toString()) {
                  case "redeemed" ->
                      new Redeemed(
                          new Guest(
                              new GuestUser(passId, reply.get(1).toInteger()),
                              pass(passId, reply.get(2).toString()),
                              Duration.ZERO,
                              Optional.empty()));
                  case "full" -> NotRedeemed.ALL_GUESTS_TAKEN;
                  default -> NotRedeemed.UNKNOWN;
                });
  }

  @Override
  public Uni<Optional<Guest>> find(GuestUser guest, String loginHash) {
    return redis
        .run(FIND, List.of(guest.pass(), text(guest.number()), loginHash, now()))
        .map(
            found ->
                Optional.ofNullable(found)
                    .map(
                        reply ->
                            new Guest(
                                guest,
                                pass(guest.pass(), reply.get(0).toString()),
                                Duration.ofMillis(reply.get(1).toLong()),
                                run(reply.get(2).toLong(), reply.get(3).toLong()))));
  }

  private static Optional<Run> run(long since, long until) {
    return until == 0
        ? Optional.empty()
        : Optional.of(new Run(Instant.ofEpochMilli(since), Instant.ofEpochMilli(until)));
  }

  @Override
  public Uni<Begin> begin(GuestUser guest) {
    Instant since = Instant.ofEpochMilli(clock.millis());
    return redis
        .run(
            BEGIN,
            List.of(
                guest.pass(),
                text(guest.number()),
                text(since.toEpochMilli()),
                text(SHORTEST.toMillis())))
        .map(
            reply ->
                switch (reply.get(0).toString()) {
                  case "begun" ->
                      new Begun(new Run(since, Instant.ofEpochMilli(reply.get(1).toLong())));
                  case "other" -> NotBegun.OTHER_CALL;
                  case "guest" -> NotBegun.NO_TIME_OF_GUEST;
                  case "pass" -> NotBegun.NO_TIME_OF_PASS;
                  default -> NotBegun.NO_PASS;
                });
  }

  @Override
  public Uni<Boolean> isRunning(GuestUser guest, Instant since) {
    return redis
        .run(
            IS_RUNNING,
            List.of(guest.pass(), text(guest.number()), text(since.toEpochMilli()), now()))
        .map(RedisGuestPassStore::isTrue);
  }

  @Override
  public Uni<Void> end(GuestUser guest, Instant startedAt, Duration used) {
    return redis
        .run(
            END,
            List.of(
                guest.pass(),
                text(guest.number()),
                text(startedAt.toEpochMilli()),
                text(used.toMillis()),
                now()))
        .replaceWithVoid();
  }

  private static boolean isTrue(Response reply) {
    return reply.toInteger() == 1;
  }

  private String now() {
    return text(clock.millis());
  }

  private static String text(long number) {
    return Long.toString(number);
  }

  private static String json(GuestPass pass) {
    return new JsonArray()
        .add(pass.agentId())
        .add(pass.workflowType())
        .add(pass.region())
        .add(pass.guests())
        .add(pass.perGuest().toMillis())
        .add(pass.total().toMillis())
        .add(pass.createdBy())
        .add(pass.createdAt().toEpochMilli())
        .add(pass.expiresAt().toEpochMilli())
        .encode();
  }

  private static GuestPass pass(String id, String text) {
    JsonArray json = new JsonArray(text);
    return new GuestPass(
        id,
        json.getString(0),
        json.getString(1),
        json.getString(2),
        json.getInteger(3),
        Duration.ofMillis(json.getLong(4)),
        Duration.ofMillis(json.getLong(5)),
        json.getString(6),
        Instant.ofEpochMilli(json.getLong(7)),
        Instant.ofEpochMilli(json.getLong(8)));
  }
}
