package io.aui.appserver;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until it is moved. */
public final class MovableClock implements InstantSource {
  private volatile Instant now = Instant.parse("2030-05-06T12:00:00Z");

  /** Lets time go by. */
  public void move(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
