package io.aui.appserver.ims;

import io.aui.appserver.LogLimit;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpClientRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * How far this machine's clock is from IMS's, by the {@code Date} of its responses. Requests are
 * signed with IMS's time if the difference is more than a minute: IMS refuses those that are more
 * than 15 minutes off.
 */
@Singleton
public class ClockSkew implements Consumer<HttpClientRequest> {
  private static final Logger LOG = Logger.getLogger(ClockSkew.class);

  /** Less is not corrected: {@code Date} has whole seconds, and responses take time. */
  private static final Duration TOLERATED = Duration.ofMinutes(1);

  /** The average of what {@code Date} cuts off. */
  private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

  private final InstantSource clock;
  private final LogLimit warning;
  private volatile String latestDate = "";
  private volatile Duration skew;

  ClockSkew(InstantSource clock, MeterRegistry meters) {
    this.clock = clock;
    this.warning = new LogLimit(clock);
    Gauge.builder("appserver.clock.skew", this, ClockSkew::seconds)
        .description("IMS's clock less this machine's; NaN until IMS has answered")
        .baseUnit("seconds")
        .register(meters);
  }

  /** IMS's time less this machine's, precise to some seconds; empty until IMS has answered. */
  public Optional<Duration> skew() {
    return Optional.ofNullable(skew);
  }

  /** The time to sign with. */
  Instant now() {
    Duration known = skew;
    Instant ours = clock.instant();
    return known == null || isTolerated(known) ? ours : ours.plus(known);
  }

  /** Looks at the response of a request. */
  @Override
  public void accept(HttpClientRequest request) {
    request.response().onSuccess(response -> observe(response.getHeader("Date")));
  }

  /**
   * Learns from a response.
   *
   * @param date the value of {@code Date} (RFC 9110); null and malformed ones are ignored
   */
  void observe(String date) {
    // Many responses in a second have the same.
    if (date == null || date.equals(latestDate)) {
      return;
    }
    latestDate = date;
    try {
      Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      skew = Duration.between(clock.instant(), theirs.plus(HALF_A_SECOND));
    } catch (DateTimeParseException e) {
      LOG.debugf("The response of IMS has a malformed Date: %s", date);
      return;
    }
    if (!isTolerated(skew) && warning.permits()) {
      LOG.warnf(
          "This machine's clock is %d seconds %s IMS's. Requests to IMS are signed with IMS's time;"
              + " logins and RTC tokens still depend on this clock. Correct it, for example with NTP",
          skew.abs().toSeconds(), skew.isNegative() ? "ahead of" : "behind");
    }
  }

  private double seconds() {
    Duration known = skew;
    return known == null ? Double.NaN : known.toMillis() / 1000.0;
  }

  private static boolean isTolerated(Duration skew) {
    return skew.abs().compareTo(TOLERATED) <= 0;
  }
}
