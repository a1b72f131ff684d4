package io.aui.appserver.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.aui.appserver.redis.RedisClients;
import io.aui.appserver.testing.RedisServer;
import io.aui.appserver.tracking.OwnershipRegistry.Claim;
import io.aui.appserver.tracking.OwnershipRegistry.Claimant;
import io.aui.appserver.tracking.OwnershipRegistry.Claimed;
import io.aui.appserver.tracking.OwnershipRegistry.Occupant;
import io.aui.appserver.tracking.OwnershipRegistry.OthersNames;
import io.aui.appserver.tracking.OwnershipRegistry.Reservation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RedisOwnershipRegistryTest extends OwnershipRegistryContract {
  private static final List<String> USERS = List.of("a", "ab", "b", "1", "12");
  private static final List<Name> NAMES =
      Stream.of("r", "ra", "raa", "rab", "r1", "r12", "ra1", "s")
          .flatMap(
              text ->
                  Stream.of(
                      new Name(ResourceType.CHANNEL, text), new Name(ResourceType.SESSION, text)))
          .toList();

  @Override
  OwnershipRegistry store() {
    return new RedisOwnershipRegistry(
        RedisClients.emptied(), MAX_NAMES, MAX_PER_USER, time, dropped::incrementAndGet);
  }

  /** Scripts cannot read the enumeration. */
  @Test
  void theScriptKnowsTheLongestChannel() throws IOException {
    try (InputStream script = getClass().getResourceAsStream("/redis/names.lua")) {
      assertThat(new String(script.readAllBytes(), StandardCharsets.UTF_8))
          .contains("local MAX_CHANNEL = " + ResourceType.CHANNEL.maxLength() + "\n");
    }
  }

  /** Every result of any sequence of calls is the same with both stores. */
  @Test
  void behavesAsTheStoreInMemory() {
    for (int seed = 0; seed < 60; seed++) {
      OwnershipRegistry redis = store();
      OwnershipRegistry memory =
          new MemoryOwnershipRegistry(MAX_NAMES, MAX_PER_USER, time, dropped::incrementAndGet);
      Random random = new Random(seed);
      List<Claim> claims = new ArrayList<>();
      for (int step = 0; step < 80; step++) {
        time.pass(Duration.ofMillis(random.nextInt(3000)));
        Function<OwnershipRegistry, Object> call = call(random, claims, seed + "-" + step);
        Object expected = call.apply(memory);
        assertThat(call.apply(redis)).as("seed %d, step %d", seed, step).isEqualTo(expected);
        if (expected instanceof Claimed claimed) {
          claims.add(claimed.claim());
        }
        assertThat(await(redis.owners(Set.copyOf(NAMES))))
            .as("seed %d, after step %d", seed, step)
            .isEqualTo(await(memory.owners(Set.copyOf(NAMES))));
      }
    }
  }

  private Function<OwnershipRegistry, Object> call(Random random, List<Claim> claims, String id) {
    String user = USERS.get(random.nextInt(USERS.size()));
    Claimant claimant =
        new Claimant(user, random.nextInt(4) == 0 ? OthersNames.LEAVE : OthersNames.REFUSE);
    List<Reservation> reservations =
        IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(i -> reservation(random)).toList();
    Claim claim =
        claims.isEmpty() || random.nextInt(5) == 0
            ? new Claim(id, user, Set.of())
            : claims.get(random.nextInt(claims.size()));
    Name name = name(random);
    String instance = "i" + random.nextInt(4);
    Set<Name> names =
        IntStream.range(0, 1 + random.nextInt(3))
            .mapToObj(i -> name(random))
            .collect(Collectors.toSet());
    return switch (random.nextInt(6)) {
      case 0, 1 -> store -> await(store.claim(id, claimant, names, Duration.ofSeconds(20)));
      case 2 -> store -> await(store.confirm(claim, reservations));
      case 3 -> store -> await(store.release(claim));
      case 4 -> store -> await(store.reserve(claimant, reservations.get(0)));
      default -> store -> await(store.instanceEnded(name.text(), instance));
    };
  }

  private static Name name(Random random) {
    return NAMES.get(random.nextInt(NAMES.size()));
  }

  private Reservation reservation(Random random) {
    Occupant occupant =
        random.nextInt(3) == 0
            ? null
            : new Occupant("i" + random.nextInt(4), time.instant().plusSeconds(random.nextInt(40)));
    return new Reservation(
        name(random), time.instant().plusSeconds(random.nextInt(30) - 2), occupant);
  }

  @Test
  void whatIsKeptExpiresInTheEnd() {
    OwnershipRegistry store = store();
    reserve(store, "room", "alice", 3600);
    reserve(store, "hall", "alice", 60);
    await(
        store.claim(
            "id",
            new Claimant("alice", OthersNames.REFUSE),
            Set.of(new Name(ResourceType.CHANNEL, "lobby")),
            Duration.ofHours(2)));

    assertThat(RedisServer.shared().lifetimes())
        .containsKeys("{test}:2:names:c", "{test}:2:names:of", "{test}:2:claims:c")
        .allSatisfy(
            (key, lifetime) ->
                assertThat(lifetime).isBetween(Duration.ofMinutes(50), Duration.ofDays(2)));
  }

  @Test
  void endedNamesAreRemovedAsNewOnesCome() {
    OwnershipRegistry store = store();
    for (int i = 0; i < 50; i++) {
      reserve(store, room(i), "user" + i, 60);
    }
    time.pass(Duration.ofSeconds(60));
    for (int i = 50; i < 80; i++) {
      reserve(store, room(i), "user" + i, 120);
    }

    assertThat(RedisServer.shared().command("ZCARD {test}:2:names:c")).isEqualTo(":30");
    assertThat(RedisServer.shared().command("HLEN {test}:2:names:of")).isEqualTo(":30");
  }

  @Test
  void nothingIsLeftOfClaimsThatEnded() {
    OwnershipRegistry store = store();
    for (int i = 0; i < 8; i++) {
      Set<Name> names = Set.of(new Name(ResourceType.CHANNEL, room(i)));
      await(
          store.claim(
              "id" + i, new Claimant("u" + i, OthersNames.REFUSE), names, Duration.ofSeconds(9)));
    }
    time.pass(Duration.ofSeconds(9));

    await(store.release(new Claim("id0", "u0", Set.of())));
    reserve(store, "new", "alice", 0);

    assertThat(RedisServer.shared().lifetimes()).isEmpty();
  }
}
