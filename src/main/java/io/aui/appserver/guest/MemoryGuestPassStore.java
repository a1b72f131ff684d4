package io.aui.appserver.guest;

import io.aui.appserver.access.login.GuestUser;
import io.aui.appserver.guest.Guest.Run;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps passes in this process, under one lock. */
final class MemoryGuestPassStore implements GuestPassStore {
  private final InstantSource clock;
  private final Map<String, Kept> passes = new LinkedHashMap<>();

  MemoryGuestPassStore(InstantSource clock) {
    this.clock = clock;
  }

  private record Kept(GuestPass pass, String hash, List<Holder> guests) {
    Duration used() {
      return guests.stream().map(guest -> guest.used).reduce(Duration.ZERO, Duration::plus);
    }

    List<Run> runs() {
      return guests.stream().map(guest -> guest.run).flatMap(Optional::stream).toList();
    }

    Duration left() {
      return runs().stream().map(Run::length).reduce(pass.total().minus(used()), Duration::minus);
    }
  }

  private static final class Holder {
    private final String loginHash;
    private Duration used = Duration.ZERO;
    private Optional<Run> run = Optional.empty();

    Holder(String loginHash) {
      this.loginHash = loginHash;
    }

    void end(Duration length) {
      used = used.plus(length);
      run = Optional.empty();
    }

    void endIfLost(Instant now) {
      run.filter(lost -> !lost.until().plus(GRACE).isAfter(now))
          .ifPresent(lost -> end(lost.length()));
    }

    Guest guest(GuestUser user, GuestPass pass) {
      return new Guest(user, pass, used, run);
    }
  }

  @Override
  public Uni<Boolean> add(GuestPass pass, String hash) {
    return Uni.createFrom().item(() -> addNow(pass, hash));
  }

  private synchronized boolean addNow(GuestPass pass, String hash) {
    update();
    int guests = passes.values().stream().mapToInt(kept -> kept.pass.guests()).sum();
    if (passes.size() >= MAX_PASSES || guests + pass.guests() > MAX_GUESTS) {
      return false;
    }
    passes.put(pass.id(), new Kept(pass, hash, new ArrayList<>(1)));
    return true;
  }

  /** Forgets what has expired, and ends calls whose end has not become known. */
  private void update() {
    Instant now = clock.instant();
    passes.values().removeIf(kept -> !kept.pass.expiresAt().isAfter(now));
    passes.values().forEach(kept -> kept.guests.forEach(guest -> guest.endIfLost(now)));
  }

  @Override
  public Uni<List<Use>> list() {
    return Uni.createFrom().item(this::listNow);
  }

  private synchronized List<Use> listNow() {
    update();
    List<Use> latestFirst = new ArrayList<>();
    for (Kept kept : passes.values()) {
      latestFirst.add(new Use(kept.pass, kept.guests.size(), kept.used(), kept.runs().size()));
    }
    Collections.reverse(latestFirst);
    return latestFirst;
  }

  @Override
  public Uni<Boolean> remove(String passId) {
    return Uni.createFrom().item(() -> removeNow(passId));
  }

  private synchronized boolean removeNow(String passId) {
    boolean good = good(passId).isPresent();
    passes.remove(passId);
    return good;
  }

  @Override
  public Uni<Boolean> isGood(String passId, String hash) {
    return Uni.createFrom().item(() -> isGoodNow(passId, hash));
  }

  private synchronized boolean isGoodNow(String passId, String hash) {
    return good(passId).filter(kept -> kept.hash.equals(hash)).isPresent();
  }

  private Optional<Kept> good(String passId) {
    return Optional.ofNullable(passes.get(passId))
        .filter(kept -> kept.pass.expiresAt().isAfter(clock.instant()));
  }

  @Override
  public Uni<Redemption> redeem(String passId, String hash, String loginHash) {
    return Uni.createFrom().item(() -> redeemNow(passId, hash, loginHash));
  }

  private synchronized Redemption redeemNow(String passId, String hash, String loginHash) {
    Optional<Kept> known = good(passId).filter(kept -> kept.hash.equals(hash));
    if (known.isEmpty()) {
      return NotRedeemed.UNKNOWN;
    }
    Kept kept = known.get();
    if (kept.guests.size() >= kept.pass.guests()) {
      return NotRedeemed.ALL_GUESTS_TAKEN;
    }
    Holder guest = new Holder(loginHash);
    kept.guests.add(guest);
    return new Redeemed(guest.guest(new GuestUser(passId, kept.guests.size()), kept.pass));
  }

  @Override
  public Uni<Optional<Guest>> find(GuestUser guest, String loginHash) {
    return Uni.createFrom().item(() -> findNow(guest, loginHash));
  }

  private synchronized Optional<Guest> findNow(GuestUser guest, String loginHash) {
    return holder(guest)
        .filter(holder -> holder.loginHash.equals(loginHash))
        .map(holder -> holder.guest(guest, passes.get(guest.pass()).pass));
  }

  private Optional<Holder> holder(GuestUser guest) {
    Optional<Holder> known =
        good(guest.pass())
            .map(Kept::guests)
            .filter(guests -> guest.number() <= guests.size())
            .map(guests -> guests.get(guest.number() - 1));
    known.ifPresent(holder -> holder.endIfLost(clock.instant()));
    return known;
  }

  @Override
  public Uni<Begin> begin(GuestUser guest) {
    return Uni.createFrom().item(() -> beginNow(guest));
  }

  private synchronized Begin beginNow(GuestUser guest) {
    update();
    Optional<Holder> known = holder(guest);
    if (known.isEmpty()) {
      return NotBegun.NO_PASS;
    }
    Holder holder = known.get();
    if (holder.run.isPresent()) {
      return NotBegun.OTHER_CALL;
    }
    Kept kept = passes.get(guest.pass());
    Instant now = clock.instant();
    Duration own = holder.guest(guest, kept.pass).left(now);
    if (own.compareTo(SHORTEST) < 0) {
      return NotBegun.NO_TIME_OF_GUEST;
    } else if (kept.left().compareTo(SHORTEST) < 0) {
      return NotBegun.NO_TIME_OF_PASS;
    }
    Run run = new Run(now, now.plus(own.compareTo(kept.left()) < 0 ? own : kept.left()));
    holder.run = Optional.of(run);
    return new Begun(run);
  }

  @Override
  public Uni<Boolean> isRunning(GuestUser guest, Instant since) {
    return Uni.createFrom().item(() -> isRunningNow(guest, since));
  }

  private synchronized boolean isRunningNow(GuestUser guest, Instant since) {
    return holder(guest)
        .flatMap(holder -> holder.run)
        .filter(run -> run.since().equals(since))
        .isPresent();
  }

  @Override
  public Uni<Void> end(GuestUser guest, Instant startedAt, Duration used) {
    return Uni.createFrom()
        .item(
            () -> {
              endNow(guest, startedAt, used);
              return null;
            });
  }

  private synchronized void endNow(GuestUser guest, Instant startedAt, Duration used) {
    holder(guest)
        .filter(holder -> holder.run.filter(run -> !run.since().isAfter(startedAt)).isPresent())
        .ifPresent(holder -> holder.end(used));
  }
}
