package io.aui.appserver.access.login;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Keys that the issuer publishes at a URL and rotates. Requests use the known keys while new ones
 * are fetched; only a token that none of them can have signed waits for the fetch. There is at most
 * one fetch at a time, shared by all waiting requests, and a pause after each, which grows while
 * fetches fail. The last keys stay in use until a fetch succeeds.
 */
final class RemoteKeys implements KeySource {
  private static final Logger LOG = Logger.getLogger(RemoteKeys.class);

  /** Keys older than this are fetched again. A withdrawn key is accepted for up to this time. */
  static final Duration MAX_AGE = Duration.ofMinutes(10);

  /** The pause after a successful fetch and after the first failed one. */
  static final Duration PAUSE = Duration.ofSeconds(10);

  /** The longest pause; the pause doubles with each failure. */
  static final Duration MAX_PAUSE = Duration.ofMinutes(1);

  private final Supplier<Future<String>> fetch;
  private final String address;
  private final InstantSource clock;
  private volatile LoginKeys keys;
  private String keysText;
  private volatile Instant renewal = Instant.MIN;
  private Instant nextFetch = Instant.MIN;
  private Duration pause = PAUSE;
  private Future<Optional<LoginKeys>> running;

  /**
   * Creates a source without keys. The first call of a method fetches them.
   *
   * @param fetch fetches the issuer's keys as text
   * @param address where from, for the log
   */
  RemoteKeys(Supplier<Future<String>> fetch, String address, InstantSource clock) {
    this.fetch = fetch;
    this.address = address;
    this.clock = clock;
  }

  @Override
  public Optional<LoginKeys> current() {
    if (!clock.instant().isBefore(renewal)) {
      renewed();
    }
    return Optional.ofNullable(keys);
  }

  @Override
  public synchronized Future<Optional<LoginKeys>> renewed() {
    if (running != null) {
      return running;
    }
    if (clock.instant().isBefore(nextFetch)) {
      return Future.succeededFuture(Optional.ofNullable(keys));
    }
    Promise<Optional<LoginKeys>> renewed = Promise.promise();
    running = renewed.future();
    Future.succeededFuture()
        .compose(start -> fetch.get())
        .map(this::read)
        .onComplete(
            fetched -> {
              end(fetched);
              renewed.complete(Optional.ofNullable(keys));
            });
    return renewed.future();
  }

  @Override
  public Optional<Instant> fetchedAt() {
    Instant until = renewal;
    return until.equals(Instant.MIN) ? Optional.empty() : Optional.of(until.minus(MAX_AGE));
  }

  /** Verified tokens are cached for the keys that verified them, so equal keys stay the same. */
  private synchronized LoginKeys read(String text) {
    if (keys == null || !text.equals(keysText)) {
      LoginKeys read = LoginKeys.read(text);
      keysText = text;
      return read;
    }
    return keys;
  }

  private synchronized void end(AsyncResult<LoginKeys> fetched) {
    Instant now = clock.instant();
    running = null;
    if (fetched.succeeded()) {
      keys = fetched.result();
      renewal = now.plus(MAX_AGE);
      pause = PAUSE;
      nextFetch = now.plus(pause);
      return;
    }
    nextFetch = now.plus(pause);
    LOG.warnf(
        "Login keys could not be fetched from %s (MP_JWT_VERIFY_PUBLICKEY_LOCATION), next attempt in"
            + " %d s: %s",
        address, pause.toSeconds(), fetched.cause().getMessage());
    Duration doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : doubled;
  }
}
