package io.aui.appserver.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits the bytes of the request bodies that the whole process holds. A request takes space for
 * its body before the body is read, and keeps it until the request has ended. It may take only a
 * fraction of the free space: the less space is free, the shorter a body must be. So long bodies
 * never keep out short ones, which most requests have.
 */
@ApplicationScoped
class BytesInFlight {
  /** The least that a request takes: a request takes memory besides its body. */
  static final long MIN_BYTES = 2 * 1024;

  /** A request may take at most one part in this many of the free bytes. */
  private static final int PART = 8;

  private final long limit;
  private final AtomicLong taken = new AtomicLong();

  /** Created when first used: filters are created before the configuration can be read. */
  BytesInFlight(HttpConfig config, MeterRegistry meters) {
    this.limit = config.maxBytesInFlight().asLongValue();
    Gauge.builder("appserver.requests.bytes", taken, AtomicLong::get)
        .description("Request bytes held, out of appserver.http.max-bytes-in-flight")
        .baseUnit("bytes")
        .register(meters);
  }

  /**
   * Takes space for a body.
   *
   * @param bodyBytes its length, or its greatest possible length if that is unknown
   * @return empty if there is not enough space
   */
  Optional<Room> take(long bodyBytes) {
    long wanted = Math.max(MIN_BYTES, bodyBytes);
    long before = taken.get();
    while (wanted <= (limit - before) / PART) {
      if (taken.compareAndSet(before, before + wanted)) {
        return Optional.of(new Room(wanted));
      }
      before = taken.get();
    }
    return Optional.empty();
  }

  /** The space that one request has taken. Not thread-safe. */
  final class Room {
    private long bytes;

    private Room(long bytes) {
      this.bytes = bytes;
    }

    /** Returns the space that the body did not need. */
    void shrinkTo(long bodyBytes) {
      reduceTo(Math.min(bytes, Math.max(MIN_BYTES, bodyBytes)));
    }

    /** Returns all of the space. */
    void giveBack() {
      reduceTo(0);
    }

    private void reduceTo(long newBytes) {
      taken.addAndGet(newBytes - bytes);
      bytes = newBytes;
    }
  }
}
