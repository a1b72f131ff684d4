package io.aui.appserver.tracking;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The life of an agent instance, as IMS tells it. It only ever moves forward. */
public enum InstanceState {
  /** Started; the two ends are not connected yet. */
  CREATED,
  /** The conversation runs. */
  EXECUTING,
  /** Over; nothing brings it back. */
  FINISHED;

  /** The state that IMS tells by a status; empty for one that is not documented. */
  public static Optional<InstanceState> ofImsStatus(String status) {
    return Arrays.stream(values()).filter(state -> state.name().equalsIgnoreCase(status)).findAny();
  }

  /** The metric's tag. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
