package io.aui.appserver.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The system's clock, shifted. */
final class MovableClock implements InstantSource {
  private volatile Duration shift = Duration.ZERO;

  void move(Duration by) {
    shift = shift.plus(by);
  }

  @Override
  public Instant instant() {
    return InstantSource.system().instant().plus(shift);
  }
}
