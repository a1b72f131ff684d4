package io.aui.appserver.tracking;

import java.util.Locale;

/** Who or what ended an instance. */
public enum EndCause {
  /** Its owner stopped it. */
  OWNER,
  /** An administrator stopped it, alone or together with others. */
  ADMINISTRATOR,
  /** It had reached the longest duration. */
  DURATION_LIMIT,
  /** Its start failed in such a way that no client could use it. */
  DISCARDED,
  /** A client had started it although starts were frozen, or beyond a limit. */
  REFUSED,
  /** Nothing here: the user hung up, or IMS ended it. */
  IMS,
  /** IMS does not know it any more, or the tracker forgot it before its end became known. */
  UNKNOWN;

  /** The value in log lines. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
