package io.aui.appserver.guest;

import io.aui.appserver.access.login.GuestUser;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The guest passes that are good, and their guests. Every method is atomic. Bounded; a pass is
 * forgotten when it expires. A call whose end does not become known counts to its latest end, and
 * {@link #GRACE} later the guest may begin another one.
 */
interface GuestPassStore {
  /** Most passes. */
  int MAX_PASSES = 1_000;

  /** Most guests of a pass. */
  int MAX_GUESTS_OF_PASS = 500;

  /** Most guests that all passes together may have. */
  int MAX_GUESTS = 10_000;

  /** The shortest time for which a call is begun. */
  Duration SHORTEST = Duration.ofSeconds(10);

  /** How long after its latest end a call is waited for. */
  Duration GRACE = Duration.ofMinutes(1);

  /**
   * Adds a pass; false if there are too many.
   *
   * @param hash of the secret in the token of the pass
   */
  Uni<Boolean> add(GuestPass pass, String hash);

  /** All passes and their use, the latest first. */
  Uni<List<Use>> list();

  /** Removes a pass with its guests; false if it is unknown. */
  Uni<Boolean> remove(String passId);

  /** Whether there is a pass with that hash, which may have all its guests already. */
  Uni<Boolean> isGood(String passId, String hash);

  /**
   * Makes a guest.
   *
   * @param hash of the secret in the token of the pass
   * @param loginHash of the secret in the guest's login
   */
  Uni<Redemption> redeem(String passId, String hash, String loginHash);

  /** The guest with that login; empty if it is unknown. */
  Uni<Optional<Guest>> find(GuestUser guest, String loginHash);

  /** Begins a call, as long as the guest and the pass have time left; or says why not. */
  Uni<Begin> begin(GuestUser guest);

  /** Whether a call that was begun then still goes on. */
  Uni<Boolean> isRunning(GuestUser guest, Instant since);

  /**
   * Ends the call that was begun then or before.
   *
   * @param startedAt when its instance has started
   * @param used how long it was; zero if it did not begin
   */
  Uni<Void> end(GuestUser guest, Instant startedAt, Duration used);

  /**
   * A pass and its use.
   *
   * @param guests how many have redeemed it
   * @param used how long their ended calls were
   * @param running how many calls go on
   */
  record Use(GuestPass pass, int guests, Duration used, int running) {}

  /** What a redemption comes to. */
  sealed interface Redemption {}

  /** There is a new guest. */
  record Redeemed(Guest guest) implements Redemption {}

  /** There is no new guest. */
  enum NotRedeemed implements Redemption {
    UNKNOWN,
    ALL_GUESTS_TAKEN
  }

  /** What the begin of a call comes to. */
  sealed interface Begin {}

  /** The call may begin. */
  record Begun(Guest.Run run) implements Begin {}

  /** The call must not begin. */
  enum NotBegun implements Begin {
    NO_PASS,
    OTHER_CALL,
    NO_TIME_OF_GUEST,
    NO_TIME_OF_PASS
  }
}
