package io.aui.appserver.tracking;

import io.aui.appserver.redis.RedisCommands;
import io.aui.appserver.redis.RedisScript;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Keeps reservations and claims in Redis, shared by all replicas ({@code redis/names.lua}). Times
 * have milliseconds.
 */
public final class RedisOwnershipRegistry implements OwnershipRegistry {
  private static final String LIMITS =
      "local limits = {of_all = number(1), of_user = number(2), of_claim = number(3)}\n";
  private static final RedisScript CLAIM =
      script(
          "return Names.claim(ARGV[5], ARGV[6], ARGV[7] == 'LEAVE', Names.arguments(9, (#ARGV - 8)"
              + " / 2), number(8), number(4), limits)");
  private static final RedisScript CONFIRM =
      script(
          "return Names.confirm(ARGV[5], ARGV[6], Names.reservations(7, (#ARGV - 6) / 5), number(4),"
              + " limits)");
  private static final RedisScript RESERVE =
      script("return Names.reserve(ARGV[5], Names.reservations(6, 1)[1], number(4), limits)");
  private static final RedisScript RELEASE = script("Names.release(ARGV[5])");
  private static final RedisScript LEAVE = script("Names.leave(ARGV[5], ARGV[6], number(4))");
  private static final RedisScript OWNERS =
      script("return Names.owners(Names.arguments(5, (#ARGV - 4) / 2), number(4))");

  private final RedisCommands redis;
  private final int maxNames;
  private final int maxNamesPerUser;
  private final InstantSource clock;
  private final Runnable onDropped;

  /**
   * Creates the store.
   *
   * @param maxNames most reservations of all users and types together; claims may hold an eighth of
   *     that in addition
   * @param maxNamesPerUser most reservations of one user and type, and most names that one user may
   *     claim at a time
   * @param onDropped runs for every reservation that this replica drops because all users hold too
   *     many
   */
  RedisOwnershipRegistry(
      RedisCommands redis,
      int maxNames,
      int maxNamesPerUser,
      InstantSource clock,
      Runnable onDropped) {
    this.redis = redis;
    this.maxNames = maxNames;
    this.maxNamesPerUser = maxNamesPerUser;
    this.clock = clock;
    this.onDropped = onDropped;
  }

  private static RedisScript script(String main) {
    return RedisScript.of(LIMITS + main, "names");
  }

  @Override
  public Uni<Outcome> claim(String id, Claimant claimant, Set<Name> names, Duration hold) {
    if (names.isEmpty()) {
      return Uni.createFrom().item(() -> new Claimed(new Claim(id, claimant.userId(), Set.of())));
    }
    List<Name> ordered = List.copyOf(names);
    List<String> arguments =
        arguments(
            id, claimant.userId(), claimant.othersNames().name(), Long.toString(hold.toMillis()));
    return redis
        .run(CLAIM, with(arguments, ordered))
        .map(
            reply -> {
              Set<Name> listed = at(reply.get(1), ordered);
              return switch (reply.get(0).toString()) {
                case "claimed" -> new Claimed(new Claim(id, claimant.userId(), listed));
                case "refused" -> new Refused(listed);
                default -> new TooManyClaims();
              };
            });
  }

  private static Set<Name> at(Response positions, List<Name> names) {
    Set<Name> found = new LinkedHashSet<>();
    positions.forEach(position -> found.add(names.get(position.toInteger() - 1)));
    return found;
  }

  @Override
  public Uni<Void> confirm(Claim claim, Collection<Reservation> confirmed) {
    List<String> arguments = arguments(claim.id(), claim.userId());
    confirmed.forEach(reservation -> add(arguments, reservation));
    return redis.run(CONFIRM, arguments).invoke(this::reportDropped).replaceWithVoid();
  }

  @Override
  public Uni<Void> release(Claim claim) {
    return redis.run(RELEASE, arguments(claim.id())).replaceWithVoid();
  }

  @Override
  public Uni<Outcome> reserve(Claimant claimant, Reservation reservation) {
    List<String> arguments = arguments(claimant.userId());
    add(arguments, reservation);
    return redis
        .run(RESERVE, arguments)
        .invoke(reply -> reportDropped(reply.get(1)))
        .map(
            reply ->
                reply.get(0).toString().equals("refused")
                        && claimant.othersNames() == OthersNames.REFUSE
                    ? new Refused(Set.of(reservation.name()))
                    : new Claimed(new Claim("", claimant.userId(), Set.of())));
  }

  @Override
  public Uni<Void> instanceEnded(String channelId, String instanceId) {
    return ResourceType.CHANNEL.allows(channelId)
        ? redis.run(LEAVE, arguments(channelId, instanceId)).replaceWithVoid()
        : Uni.createFrom().voidItem();
  }

  @Override
  public Uni<Map<Name, String>> owners(Set<Name> names) {
    if (names.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    List<Name> ordered = List.copyOf(names);
    return redis
        .run(OWNERS, with(arguments(), ordered))
        .map(
            reply -> {
              Map<Name, String> owners = new HashMap<>();
              for (int i = 0; i < ordered.size(); i++) {
                String owner = reply.get(i).toString();
                if (!owner.isEmpty()) {
                  owners.put(ordered.get(i), owner);
                }
              }
              return owners;
            });
  }

  /** Reports reservations that a script has dropped. */
  public void reportDropped(Response count) {
    for (int i = 0; i < count.toInteger(); i++) {
      onDropped.run();
    }
  }

  /** The limits and the time, which all scripts get, and more. */
  private List<String> arguments(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                Integer.toString(maxNames),
                Integer.toString(maxNamesPerUser),
                Integer.toString(MAX_NAMES),
                Long.toString(clock.millis())));
    arguments.addAll(List.of(more));
    return arguments;
  }

  private static List<String> with(List<String> arguments, List<Name> names) {
    for (Name name : names) {
      arguments.add(kind(name));
      arguments.add(name.text());
    }
    return arguments;
  }

  /** Adds what {@code Names.reservations} reads. */
  static void add(List<String> arguments, Reservation reservation) {
    Occupant occupant = reservation.occupant();
    arguments.add(kind(reservation.name()));
    arguments.add(reservation.name().text());
    arguments.add(Long.toString(reservation.until().toEpochMilli()));
    arguments.add(occupant == null ? "" : occupant.instanceId());
    arguments.add(occupant == null ? "0" : Long.toString(occupant.until().toEpochMilli()));
  }

  /** What the functions of {@code redis/names.lua} take as limits. */
  public JsonObject limits() {
    return new JsonObject()
        .put("of_all", maxNames)
        .put("of_user", maxNamesPerUser)
        .put("of_claim", MAX_NAMES);
  }

  /** A name as they take it. */
  public static JsonArray json(Name name) {
    return new JsonArray().add(kind(name)).add(name.text());
  }

  /** A reservation as they take it. */
  public static JsonArray json(Reservation reservation) {
    JsonArray json = json(reservation.name()).add(reservation.until().toEpochMilli());
    Occupant occupant = reservation.occupant();
    return occupant == null
        ? json
        : json.add(occupant.instanceId()).add(occupant.until().toEpochMilli());
  }

  private static String kind(Name name) {
    return name.kind().name().substring(0, 1).toLowerCase(Locale.ROOT);
  }
}
