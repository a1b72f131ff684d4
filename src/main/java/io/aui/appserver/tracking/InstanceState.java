package io.aui.appserver.tracking;

import java.util.Locale;

/** The life of an agent instance, as IMS tells it. It only ever moves forward. */
public enum InstanceState {
  /** Started; the two ends are not connected yet. */
  CREATED,
  /** The conversation runs. */
  EXECUTING,
  /** Over; nothing brings it back. */
  FINISHED;

  /** The metric's tag. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
