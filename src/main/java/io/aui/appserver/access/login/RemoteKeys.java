package io.aui.appserver.access.login;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Keys that the issuer publishes and changes. Requests are served with the keys at hand while newer
 * ones are fetched; only a token signed with an unknown key waits for them. However many such
 * tokens come, the issuer is asked once at a time and rarely; while it fails, the last good keys
 * count.
 */
final class RemoteKeys implements KeySource {
  private static final Logger LOG = Logger.getLogger(RemoteKeys.class);

  /** How long keys count as new: a key that the issuer withdraws is accepted for no longer. */
  static final Duration FRESH = Duration.ofMinutes(10);

  /** At least this long between two fetches. */
  static final Duration PAUSE = Duration.ofSeconds(10);

  private final Supplier<Uni<String>> fetch;
  private final InstantSource clock;
  private volatile LoginKeys keys;
  private volatile Instant tried = Instant.MIN;
  private Uni<Optional<LoginKeys>> running;

  /**
   * Knows nothing yet.
   *
   * @param fetch gets the text of the keys; each subscription asks the issuer
   */
  RemoteKeys(Supplier<Uni<String>> fetch, InstantSource clock) {
    this.fetch = fetch;
    this.clock = clock;
  }

  @Override
  public Optional<LoginKeys> current() {
    if (wasTriedLongerAgoThan(keys == null ? PAUSE : FRESH)) {
      renewed().subscribe().with(ignored -> {});
    }
    return Optional.ofNullable(keys);
  }

  @Override
  public synchronized Uni<Optional<LoginKeys>> renewed() {
    if (running == null) {
      if (!wasTriedLongerAgoThan(PAUSE)) {
        return Uni.createFrom().item(Optional.ofNullable(keys));
      }
      tried = clock.instant();
      running =
          fetch
              .get()
              .map(LoginKeys::read)
              .invoke(fetched -> keys = fetched)
              .onFailure()
              .invoke(e -> LOG.warnf("Login keys could not be fetched: %s", e.toString()))
              .onFailure()
              .recoverWithNull()
              .map(ignored -> Optional.ofNullable(keys))
              .onTermination()
              .invoke(this::ended)
              .memoize()
              .indefinitely();
    }
    return running;
  }

  private synchronized void ended() {
    running = null;
  }

  private boolean wasTriedLongerAgoThan(Duration age) {
    return tried.equals(Instant.MIN) || clock.instant().isAfter(tried.plus(age));
  }
}
