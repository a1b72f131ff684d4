package io.aui.appserver.events;

import java.util.Locale;

/** Why this server ended a stream. */
enum StreamEnd {
  /** The instance has ended. */
  ENDED,
  /** It was open for as long as it may be, or the login has expired. */
  EXPIRED,
  /** The client did not read. */
  NOT_READ,
  /** Events may be missing: the state was away, or they were dropped before they were read. */
  GAP,
  /** This process ends. */
  SHUTDOWN;

  /** The value of the metric tag {@code reason}. */
  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
