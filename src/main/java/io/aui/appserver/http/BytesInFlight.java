package io.aui.appserver.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The request bytes that are being worked on, bounded for the whole process. A request takes the
 * room of its body before that is read, and keeps it until it has ended. It may take only a
 * fraction of what is free: the fuller it gets, the smaller requests must be, so that long bodies
 * never keep out the short ones that most requests have.
 */
@ApplicationScoped
class BytesInFlight {
  /** What a request takes at least: what surrounds a body takes memory as well. */
  static final long MIN_BYTES = 2 * 1024;

  /** A request may take at most this part of what is free. */
  private static final int PART = 8;

  private final long limit;
  private final AtomicLong taken = new AtomicLong();

  /** Made when first needed: filters are made before the configuration can be read. */
  BytesInFlight(HttpConfig config, MeterRegistry meters) {
    this.limit = config.maxBytesInFlight().asLongValue();
    Gauge.builder("appserver.requests.bytes", taken, AtomicLong::get)
        .description("Request bytes in hand, out of appserver.http.max-bytes-in-flight")
        .baseUnit("bytes")
        .register(meters);
  }

  /**
   * Takes room for a body.
   *
   * @param bodyBytes how long it is, or may become
   * @return empty if there is not enough room
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

  /** What one request has taken; used by one thread at a time. */
  final class Room {
    private long bytes;

    private Room(long bytes) {
      this.bytes = bytes;
    }

    /** Gives back what the body did not need. */
    void shrinkTo(long bodyBytes) {
      reduceTo(Math.min(bytes, Math.max(MIN_BYTES, bodyBytes)));
    }

    /** Gives everything back. */
    void giveBack() {
      reduceTo(0);
    }

    private void reduceTo(long newBytes) {
      taken.addAndGet(newBytes - bytes);
      bytes = newBytes;
    }
  }
}
