package io.aui.appserver.tracking;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The state of an agent instance, as IMS reports it. It only moves forward. */
public enum InstanceState {
  /** Started; user and agent are not connected yet. */
  CREATED,
  /** The conversation is going on. */
  EXECUTING,
  /** Ended; this is final. */
  FINISHED;

  /** The state for IMS's {@code Status}, compared without case; empty if it is not documented. */
  static Optional<InstanceState> ofImsStatus(String status) {
    return Arrays.stream(values()).filter(state -> state.isImsStatus(status)).findAny();
  }

  /** Whether this is what IMS's {@code Status} says, compared without case. */
  public boolean isImsStatus(String status) {
    return name().equalsIgnoreCase(status);
  }

  /** The value of the metric tag {@code state}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
