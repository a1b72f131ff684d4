package io.aui.appserver;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves only when a test moves it. */
public final class MovableClock implements InstantSource {
  private volatile Instant now = Instant.parse("2030-05-06T12:00:00Z");

  /** Moves the clock forward. */
  public void move(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
