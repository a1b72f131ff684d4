package io.aui.appserver.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** All connections to the API's port and their common limits. Safe for use by many threads. */
@Singleton
class Connections {
  private static final Logger LOG = Logger.getLogger(Connections.class);

  /** Most connections beyond the limit while idle ones are being closed to make room. */
  private static final int MAX_CLOSING = 500;

  /** Most bytes of incomplete heads; heads of honest clients usually arrive in one piece. */
  private static final int MAX_HEAD_BYTES = 8 << 20;

  private static final long WARN_EVERY_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final ConnectionConfig config;
  private final Map<ClosingReason, Counter> closings = new EnumMap<>(ClosingReason.class);
  private final Set<ConnectionGuard> guards = ConcurrentHashMap.newKeySet();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger headBytes = new AtomicInteger();
  private final AtomicLong nextWarning = new AtomicLong();
  private volatile boolean closingAfterResponses;
  private volatile boolean closingIdle;
  private final LongSupplier nanoTime;
  private final long startNanos;

  @Inject
  Connections(ConnectionConfig config, MeterRegistry meters) {
    this(config, meters, System::nanoTime);
  }

  Connections(ConnectionConfig config, MeterRegistry meters, LongSupplier nanoTime) {
    this.config = config;
    this.nanoTime = nanoTime;
    this.startNanos = nanoTime.getAsLong();
    Gauge.builder("appserver.connections", open, Number::doubleValue)
        .description("Open connections of clients")
        .register(meters);
    for (ClosingReason reason : ClosingReason.values()) {
      closings.put(
          reason,
          Counter.builder("appserver.connections.closed")
              .description("Connections closed by this server")
              .tag("reason", reason.tag())
              .register(meters));
    }
  }

  ConnectionConfig config() {
    return config;
  }

  /** Nanoseconds since the start; never negative. */
  long nanos() {
    return nanoTime.getAsLong() - startNanos;
  }

  /** Counts a new connection until it is closed; false if there is no room for it. */
  boolean admit(Channel channel) {
    int number = open.incrementAndGet();
    if (number > config.max() && (number > config.max() + MAX_CLOSING || !makeRoom())) {
      open.decrementAndGet();
      closedFor(ClosingReason.FULL);
      warn();
      return false;
    }
    channel.closeFuture().addListener(closed -> open.decrementAndGet());
    return true;
  }

  void opened(ConnectionGuard guard) {
    guards.add(guard);
    if (closingIdle) {
      guard.closeWhenIdle();
    }
  }

  /** From now on, every response asks the client to close its connection, and closes it. */
  void closeAfterResponses() {
    closingAfterResponses = true;
  }

  boolean isClosingAfterResponses() {
    return closingAfterResponses;
  }

  /** Closes the connections that are idle; the others are closed after their responses. */
  void closeIdle() {
    closingIdle = true;
    guards.forEach(ConnectionGuard::closeWhenIdle);
  }

  void closed(ConnectionGuard guard) {
    guards.remove(guard);
  }

  void closedFor(ClosingReason reason) {
    closings.get(reason).increment();
  }

  /** Adds to the bytes of incomplete heads, or subtracts; false if there are too many now. */
  boolean chargeHeads(int bytes) {
    return headBytes.addAndGet(bytes) <= MAX_HEAD_BYTES || bytes < 0;
  }

  private boolean makeRoom() {
    ConnectionGuard longest = null;
    long since = ConnectionGuard.BUSY;
    for (ConnectionGuard guard : guards) {
      if (guard.idleSince() < since) {
        since = guard.idleSince();
        longest = guard;
      }
    }
    if (longest == null) {
      return false;
    }
    longest.makeRoom();
    return true;
  }

  private void warn() {
    long now = nanos();
    long next = nextWarning.get();
    if (now >= next && nextWarning.compareAndSet(next, now + WARN_EVERY_NANOS)) {
      LOG.warnf(
          "New connections are refused: all %d (appserver.connections.max) are busy", config.max());
    }
  }
}
