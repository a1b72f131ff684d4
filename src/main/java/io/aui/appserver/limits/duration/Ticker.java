package io.aui.appserver.limits.duration;

import java.time.Duration;

/** Runs a task periodically until the server ends. */
public interface Ticker {
  /** Runs a task once per interval; the first run is one interval from now. */
  void every(Duration interval, Runnable task);
}
