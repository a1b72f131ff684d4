package io.aui.appserver.events;

import io.aui.appserver.redis.RedisCommands;
import io.aui.appserver.redis.RedisScript;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Keeps events in Redis, so that every replica can pass them on ({@code redis/events.lua}). Bounded
 * also over all instances: the events that replicas have not seen yet are at most so many that each
 * replica sees them many times before they are dropped.
 */
final class RedisEventLog implements EventLog {
  /** Most events of all instances that replicas read from; each is kept with its instance, too. */
  private static final int MAX_OF_ALL = 10_000;

  private static final int PAGE = 500;
  private static final int DATA = 5;

  private static final RedisScript FOLLOW =
      script("return Events.follow(ARGV[1], ARGV[2], number(3), number(4), number(5))");
  private static final RedisScript KEEP =
      script("return Events.keep(4, number(1), number(2), number(3))");
  private static final RedisScript ADD = script("return Events.add(3, number(1), number(2))");
  private static final RedisScript AFTER = script("return Events.after(ARGV[1], number(2))");

  private final RedisCommands redis;

  RedisEventLog(RedisCommands redis) {
    this.redis = redis;
  }

  private static RedisScript script(String main) {
    return RedisScript.of(main, "events");
  }

  @Override
  public Uni<Missed> follow(String instanceId, Optional<EventId> known) {
    List<String> arguments = new ArrayList<>();
    arguments.add(instanceId);
    arguments.add(known.map(EventId::toString).orElse(""));
    arguments.add(text(RETENTION.toMillis()));
    arguments.addAll(bounds());
    return redis
        .run(FOLLOW, arguments)
        .map(
            reply ->
                new Missed(
                    StreamSupport.stream(reply.get(3).spliterator(), false)
                        .filter(entry -> !field(entry, 1).isEmpty())
                        .map(
                            entry ->
                                new LoggedEvent(
                                    id(entry.get(0)), instanceId, field(entry, 1), field(entry, 3)))
                        .toList(),
                    id(reply.get(1)),
                    id(reply.get(0)),
                    reply.get(2).toInteger() == 1));
  }

  @Override
  public Uni<Void> keep(Collection<String> instanceIds) {
    List<String> arguments = new ArrayList<>();
    arguments.add(text(RETENTION.toMillis()));
    arguments.addAll(bounds());
    arguments.addAll(instanceIds);
    return redis.run(KEEP, arguments).replaceWithVoid();
  }

  @Override
  public Uni<Void> add(List<NewEvent> events) {
    List<String> arguments = new ArrayList<>(bounds());
    for (NewEvent event : events) {
      arguments.add(event.instanceId());
      arguments.add(event.name());
      arguments.add(event.data());
    }
    return redis.run(ADD, arguments).replaceWithVoid();
  }

  @Override
  public Uni<News> after(EventId position) {
    return redis
        .run(AFTER, List.of(position.toString(), text(PAGE)))
        .map(
            reply ->
                new News(
                    StreamSupport.stream(reply.get(1).spliterator(), false)
                        .map(
                            entry ->
                                new LoggedEvent(
                                    id(entry.get(0)),
                                    field(entry, 1),
                                    field(entry, 3),
                                    field(entry, DATA)))
                        .toList(),
                    reply.get(0).toInteger() == 1));
  }

  private static List<String> bounds() {
    return List.of(text(MAX_OF_INSTANCE), text(MAX_OF_ALL));
  }

  private static String field(Response entry, int index) {
    return entry.get(1).get(index).toString();
  }

  private static EventId id(Response text) {
    return EventId.of(text.toString()).orElseThrow();
  }

  private static String text(long number) {
    return Long.toString(number);
  }
}
