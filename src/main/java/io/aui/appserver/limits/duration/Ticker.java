package io.aui.appserver.limits.duration;

import java.time.Duration;

/** Runs something over and over, until the server ends. */
interface Ticker {
  /** Runs the task each time so much has gone by; the first time after that as well. */
  void every(Duration interval, Runnable task);
}
