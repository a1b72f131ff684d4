package io.aui.appserver.ims.credentials;

import io.aui.appserver.LogLimit;
import io.aui.appserver.ims.failure.ImsErrorClassifier;
import io.aui.appserver.ims.signing.Credentials;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Credentials that are fetched in the background: again when two thirds of their remaining time
 * have passed, or every 10 s if they do not say when they expire. While fetches fail, the last ones
 * stay in use until they expire. Requests never wait for a fetch.
 */
final class RenewedCredentials implements CredentialsSource {
  private static final Logger LOG = Logger.getLogger(RenewedCredentials.class);

  /** How long a fetch may take. */
  static final Duration DEADLINE = Duration.ofSeconds(5);

  /** The pause between two looks at credentials that may change at any time. */
  static final Duration WITHOUT_EXPIRY = Duration.ofSeconds(10);

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST_AFTER_FAILURE = Duration.ofMinutes(1);
  private static final int DOUBLINGS = 6;

  private final Supplier<Uni<FetchedCredentials>> fetch;
  private final BiConsumer<Duration, Runnable> timer;
  private final InstantSource clock;
  private final String description;
  private final String remedy;
  private final LogLimit limit;
  private volatile FetchedCredentials latest;
  private volatile String failure;
  private int failures;
  private boolean reported;

  /**
   * Creates a source without credentials.
   *
   * @param fetch fetches new ones; it may block, since it is called on a worker thread
   * @param timer runs a task on a worker thread after a time
   * @param description see {@link #description()}
   * @param remedy what to check if a fetch fails
   */
  RenewedCredentials(
      Supplier<Uni<FetchedCredentials>> fetch,
      BiConsumer<Duration, Runnable> timer,
      InstantSource clock,
      String description,
      String remedy) {
    this.fetch = fetch;
    this.timer = timer;
    this.clock = clock;
    this.description = description;
    this.remedy = remedy;
    this.limit = new LogLimit(clock);
  }

  /** Begins to fetch. */
  RenewedCredentials start() {
    timer.accept(Duration.ZERO, this::renew);
    return this;
  }

  @Override
  public Credentials current() {
    FetchedCredentials known = latest;
    if (known == null || !known.isValidAt(clock.instant())) {
      throw ImsErrorClassifier.noCredentials();
    }
    return known.credentials();
  }

  @Override
  public boolean isAvailable() {
    FetchedCredentials known = latest;
    return known != null && known.isValidAt(clock.instant());
  }

  @Override
  public Optional<Instant> expiry() {
    FetchedCredentials known = latest;
    return known == null ? Optional.empty() : known.expiry();
  }

  @Override
  public Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public String description() {
    return description;
  }

  private void renew() {
    Uni.createFrom()
        .deferred(fetch::get)
        .ifNoItem()
        .after(DEADLINE)
        .failWith(TimeoutException::new)
        .subscribe()
        .with(this::fetched, this::failed);
  }

  private synchronized void fetched(FetchedCredentials fetched) {
    Instant now = clock.instant();
    if (!fetched.isValidAt(now)) {
      failed(
          new FetchFailure(
              "what was fetched expired at "
                  + fetched.expiry().get()
                  + "; this machine's clock may be wrong"));
      return;
    }
    boolean first = latest == null;
    latest = fetched;
    failure = null;
    failures = 0;
    if (first || reported) {
      LOG.infof(
          "Credentials: %s%s",
          description, fetched.expiry().map(expiry -> ", valid until " + expiry).orElse(""));
      reported = false;
    }
    timer.accept(pauseAfter(fetched, now), this::renew);
  }

  private static Duration pauseAfter(FetchedCredentials fetched, Instant now) {
    if (fetched.expiry().isEmpty()) {
      return WITHOUT_EXPIRY;
    }
    Duration left = Duration.between(now, fetched.expiry().get());
    Duration twoThirds = left.multipliedBy(2).dividedBy(3);
    // Replicas that started together do not ask together.
    Duration pause = scaled(twoThirds, 0.9 + 0.1 * ThreadLocalRandom.current().nextDouble());
    return pause.compareTo(SHORTEST) < 0 ? SHORTEST : pause;
  }

  private synchronized void failed(Throwable thrown) {
    failure = FetchFailure.text(thrown);
    failures++;
    if (limit.permits()) {
      LOG.warnf(
          "Credentials cannot be fetched (%s): %s. %s. %s",
          description,
          failure,
          isAvailable()
              ? "The present ones are valid" + expiry().map(expiry -> " until " + expiry).orElse("")
              : "There are none, so requests to IMS fail",
          remedy);
      reported = true;
    }
    Duration longest = SHORTEST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
    Duration pause = scaled(longest, 0.5 + 0.5 * ThreadLocalRandom.current().nextDouble());
    timer.accept(
        pause.compareTo(LONGEST_AFTER_FAILURE) > 0 ? LONGEST_AFTER_FAILURE : pause, this::renew);
  }

  private static Duration scaled(Duration duration, double factor) {
    return Duration.ofMillis((long) (duration.toMillis() * factor));
  }
}
