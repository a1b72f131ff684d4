package io.aui.appserver.events;

import io.aui.appserver.redis.RedisCommands;
import io.aui.appserver.redis.RedisScript;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Keeps tickets in Redis, so that every replica accepts them ({@code redis/tickets.lua}). */
final class RedisTicketStore implements TicketStore {
  private static final RedisScript ADD =
      RedisScript.of(
          "return Tickets.add(ARGV[1], ARGV[2], ARGV[3], number(4), number(5), number(6))",
          "tickets");
  private static final RedisScript TAKE =
      RedisScript.of("return Tickets.take(ARGV[1], ARGV[2], number(3))", "tickets");

  private final RedisCommands redis;
  private final InstantSource clock;

  RedisTicketStore(RedisCommands redis, InstantSource clock) {
    this.redis = redis;
    this.clock = clock;
  }

  @Override
  public Uni<Boolean> add(String hash, Ticket ticket) {
    JsonArray json =
        new JsonArray()
            .add(ticket.instanceId())
            .add(ticket.administrator())
            .add(ticket.loginValidUntil().getEpochSecond());
    return redis
        .run(
            ADD,
            List.of(
                ticket.userId(),
                hash,
                json.encode(),
                text(clock.millis()),
                text(LIFETIME.toMillis()),
                text(MAX_OF_USER)))
        .map(added -> added.toInteger() == 1);
  }

  @Override
  public Uni<Optional<Ticket>> take(String userId, String hash) {
    return redis
        .run(TAKE, List.of(userId, hash, text(clock.millis())))
        .map(found -> Optional.ofNullable(found).map(json -> ticket(userId, json.toString())));
  }

  private static Ticket ticket(String userId, String text) {
    JsonArray json = new JsonArray(text);
    return new Ticket(
        json.getString(0), userId, json.getBoolean(1), Instant.ofEpochSecond(json.getLong(2)));
  }

  private static String text(long number) {
    return Long.toString(number);
  }
}
